using System.Runtime.InteropServices;

namespace PostHog.Capture;

/// <summary>The runtime and system of this process and the version of the library, read once.</summary>
internal static class RuntimeIdentity
{
    /// <summary>The library's name on the wire, the same in every package.</summary>
    public const string Library = "posthog-csharp";

    /// <summary>The library's version, without build metadata.</summary>
    public const string LibraryVersion = BuildVersion.Number;

    /// <summary>The user agent of every request.</summary>
    public const string UserAgent = $"{Library}/{LibraryVersion}";

    /// <summary>The family of the operating system.</summary>
    public static readonly string Os = ReadOs();

    /// <summary>The version of the operating system.</summary>
    public static readonly string OsVersion = Environment.OSVersion.Version.ToString();

    /// <summary>The runtime with its version, such as <c>.NET 10.0.0</c>.</summary>
    public static readonly string Runtime = RuntimeInformation.FrameworkDescription;

    /// <summary>The processor architecture of the process.</summary>
    public static readonly string Architecture = RuntimeInformation
        .ProcessArchitecture.ToString()
        .ToUpperInvariant() switch
    {
        "X64" => "x64",
        "X86" => "x86",
        "ARM64" => "arm64",
        "ARM" => "arm",
        var other => other,
    };

    private static string ReadOs()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return "Windows";
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return "Mac OS X";
        }

        return RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
            ? "Linux"
            : RuntimeInformation.OSDescription;
    }
}
