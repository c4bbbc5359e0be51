using System.Reflection;

namespace PostHog.Capture.Values;

internal static partial class CollectibleTypes
{
    // .NET Core 3 and later have it; .NET Framework unloads domains, not types.
    private static readonly PropertyInfo? Property = typeof(MemberInfo).GetProperty(
        "IsCollectible"
    );

    private static bool IsCollectible(Type type) => Property?.GetValue(type) is true;
}
