using System.Net;
using System.Net.Sockets;
using PostHog.Time;

namespace PostHog.TestKit;

/// <summary>Creates valid test objects.</summary>
public static class Some
{
    public const string Token = "phc_test_token";

    /// <summary>A valid event.</summary>
    public static PostHogEvent Event(string name = "order placed", string distinctId = "user-42") =>
        new(name, distinctId);

    /// <summary>This many valid events with different names.</summary>
    public static IReadOnlyList<PostHogEvent> Events(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Event($"event {number}"))];

    /// <summary>A document of definitions with these flags, each on for everybody.</summary>
    public static string Definitions(params string[] keys)
    {
        var flags = keys.Select(key =>
            $"{{\"key\":\"{key}\",\"active\":true,\"filters\":{{\"groups\":[{{\"rollout_percentage\":100}}]}}}}"
        );
        return $"{{\"flags\":[{string.Join(',', flags)}],\"cohorts\":{{}},\"group_type_mapping\":{{}}}}";
    }

    /// <summary>Options for a server that really listens.</summary>
    public static PostHogOptions Options(Uri host) =>
        new() { ProjectToken = Token, Host = host.AbsoluteUri };

    /// <summary>Options for a server without a socket, on a clock that never makes a test wait.</summary>
    internal static PostHogOptions Options(FakeHttp http, Clock? clock = null) =>
        new()
        {
            ProjectToken = Token,
            HttpHandler = http.Handler,
            Clock = clock ?? new FakeTime(),
            Jitter = () => 0,
        };

    /// <summary>An address at which nothing listens.</summary>
    public static Uri UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new Uri($"http://127.0.0.1:{port}/");
    }
}
