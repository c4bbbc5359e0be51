namespace PostHog.Trimming.Program;

internal readonly record struct Place(double Latitude, double Longitude);
