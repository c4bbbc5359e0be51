namespace PostHog.Core.Tests.Flags.Loading;

/// <summary>Documents of definitions.</summary>
internal static class Definitions
{
    /// <summary>One with these flags, each on for everybody.</summary>
    public static string Of(params string[] keys)
    {
        var flags = keys.Select(key =>
            $"{{\"key\":\"{key}\",\"active\":true,\"filters\":{{\"groups\":[{{\"rollout_percentage\":100}}]}}}}"
        );
        return $"{{\"flags\":[{string.Join(',', flags)}],\"cohorts\":{{}},\"group_type_mapping\":{{}}}}";
    }
}
