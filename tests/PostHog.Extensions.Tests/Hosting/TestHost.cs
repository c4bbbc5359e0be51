using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>Hosts for tests, with configuration in memory.</summary>
internal static class TestHost
{
    public const string Token = "phc_hosting";

    /// <summary>An address of this machine at which nothing listens.</summary>
    public const string DeadHost = "http://127.0.0.1:9";

    /// <summary>A builder with these settings, which logs to the recorder.</summary>
    public static HostApplicationBuilder New(
        RecordedLogs? logs = null,
        params (string Key, string? Value)[] settings
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(LastOf(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        return builder;
    }

    /// <summary>A configuration with these settings.</summary>
    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(LastOf(settings)).Build();

    // The last one of each key counts.
    private static IEnumerable<KeyValuePair<string, string?>> LastOf(
        (string Key, string? Value)[] settings
    ) =>
        settings
            .GroupBy(one => one.Key)
            .Select(same => KeyValuePair.Create(same.Key, same.Last().Value));
}
