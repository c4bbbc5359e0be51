using System.Reflection;

namespace PostHog.Compliance.Sdk;

/// <summary>What the SDK calls itself, and its version.</summary>
internal static class SdkIdentity
{
    public const string Name = "posthog-csharp";

    public static readonly string Version = typeof(PostHogEvent)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];
}
