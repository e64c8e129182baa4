#include "runner.hpp"

#include <training/progress.hpp>
#include <training/stopwatch.hpp>

#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>

namespace comparison {

namespace {

/// What the threads share. Whoever calls a member function has to wait for the others.
class work_list {
public:
    explicit work_list(std::span<job const> jobs) : jobs_(jobs), results_(jobs.size()) {}

    /// The number of a job that nobody has taken; that of jobs, if there is none or one has failed.
    std::size_t take() {
        std::lock_guard const lock(mutex_);
        return failure_ ? jobs_.size() : std::min(next_++, jobs_.size());
    }
    void put(std::size_t i, std::vector<record> found) {
        std::lock_guard const lock(mutex_);
        results_[i] = std::move(found);
        ++done_;
        show(jobs_[i].label);
    }
    void fail(std::exception_ptr failure) {
        std::lock_guard const lock(mutex_);
        if (!failure_) failure_ = std::move(failure);
    }
    std::vector<record> finish() {
        if (failure_) std::rethrow_exception(failure_);
        std::vector<record> all;
        for (auto& part : results_) all.insert(all.end(), part.begin(), part.end());
        return all;
    }

private:
    /// Lines that stay are for each twentieth only.
    void show(std::string const& label) {
        std::string const text = std::to_string(done_) + " of " + std::to_string(jobs_.size()) + ": " + label;
        shown_.show(training::bar(done_, jobs_.size()) + ' ' + text);
        if (!shown_.on_terminal() && 20 * done_ / jobs_.size() > 20 * (done_ - 1) / jobs_.size()) shown_.finish(text);
    }

    std::span<job const> jobs_;
    std::vector<std::vector<record>> results_;
    std::size_t next_ = 0;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
    training::progress shown_;
    std::mutex mutex_;
};

void work_through(std::span<job const> jobs, work_list& list) {
    try {
        for (std::size_t i = list.take(); i < jobs.size(); i = list.take()) list.put(i, jobs[i].run());
    } catch (...) {
        list.fail(std::current_exception());
    }
}

}  // namespace

std::vector<record> run_jobs(std::span<job const> jobs, int threads) {
    work_list list(jobs);
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back([&] { work_through(jobs, list); });
    work_through(jobs, list);
    for (std::thread& other : others) other.join();
    return list.finish();
}

}  // namespace comparison
