namespace PostHog.Trimming.Program;

internal static class Settings
{
    /// <summary>Returns options whose log goes to standard output.</summary>
    public static PostHogOptions For(string host) =>
        new()
        {
            ProjectToken = "phc_test",
            Host = host,
            CaptureMode = CaptureMode.V1,
            Compression = CaptureCompression.Brotli,
            Log = entry =>
            {
                if (entry.Level >= PostHogLogLevel.Warning)
                {
                    Console.WriteLine(entry);
                }
            },
        };
}
