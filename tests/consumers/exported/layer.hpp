// What a library offers that has ramp inside.
#pragma once

float leaky(float x);
