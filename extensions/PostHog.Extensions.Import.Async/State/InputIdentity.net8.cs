namespace PostHog.Async.Import.State;

internal static partial class InputIdentity
{
    private static DateTime LastWriteTime(FileStream file) =>
        File.GetLastWriteTimeUtc(file.SafeFileHandle);
}
