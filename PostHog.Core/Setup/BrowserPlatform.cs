using System.Runtime.InteropServices;

namespace PostHog.Setup;

/// <summary>Tells whether this process runs in a browser, as WebAssembly, where nothing can block.</summary>
internal static class BrowserPlatform
{
    /// <summary>Whether it does.</summary>
    public static bool IsCurrent { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
}
