using System.Reflection;
using System.Runtime.Versioning;

namespace PostHog.TestKit;

/// <summary>
/// Finds out which target of a package is loaded: a run against netstandard2.0 that silently loads net8.0 would prove
/// nothing.
/// </summary>
public static class LoadedTargets
{
    /// <summary>The target the test assembly was built to exercise.</summary>
    public static string ExpectedBy(Assembly tests) =>
        tests
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "ProductTarget")
            .Value switch
        {
            "netstandard2.0" => ".NETStandard,Version=v2.0",
            "net8.0" => ".NETCoreApp,Version=v8.0",
            var other => throw new InvalidOperationException($"Unknown target '{other}'."),
        };

    /// <summary>The target of every loaded product assembly, by assembly name.</summary>
    public static IReadOnlyDictionary<string, string> Of(params IEnumerable<Type> products) =>
        products
            .Select(type => type.Assembly)
            .Distinct()
            .ToDictionary(
                assembly => assembly.GetName().Name!,
                assembly => assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName
            );
}
