using System.Runtime.InteropServices;

namespace PostHog.Setup;

/// <summary>Checks whether this process runs as WebAssembly in a browser, where threads cannot block.</summary>
internal static class BrowserPlatform
{
    /// <summary>Whether this process runs in a browser.</summary>
    public static bool IsCurrent { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
}
