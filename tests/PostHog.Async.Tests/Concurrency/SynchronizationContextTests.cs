using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Code that blocks on a task under a single-threaded synchronisation context must not deadlock.</summary>
[SuppressMessage("Usage", "VSTHRD002", Justification = "Blocking is what is tested.")]
public sealed class SynchronizationContextTests
{
    private static readonly string[] Members =
    [
        "AliasAsync",
        "CaptureAsync",
        "CaptureAiAsync",
        "CaptureBatchAsync",
        "CaptureExceptionAsync",
        "CaptureExceptionAsync",
        "FlushAsync",
        "GroupIdentifyAsync",
        "GroupIdentifyAsync",
        "IdentifyAsync",
        "IdentifyAsync",
        "IdentifyAsync",
        "SetPersonPropertiesAsync",
        "SetPersonPropertiesAsync",
        "SetPersonPropertiesAsync",
        "ShutdownAsync",
        "EvaluateFlagsAsync",
        "IsFeatureEnabledAsync",
        "GetFeatureFlagAsync",
        "GetFeatureFlagPayloadAsync",
        "GetFeatureFlagPayloadAsync",
        "GetAllFlagsAsync",
        "GetRemoteConfigPayloadAsync",
        "GetAllFlagsAndPayloadsAsync",
        "ReloadFeatureFlagsAsync",
        "ReloadFlagDefinitionsAsync",
        "WaitUntilLocalEvaluationReadyAsync",
    ];

    [Test]
    public void Every_member_returns_to_a_caller_that_blocks_on_it()
    {
        using var server = DevServer.Start();
        server.InjectFault(new Fault { Status = 503 });
        var options = Some.Options(server.Url);

        SingleThread.Run(() =>
        {
            var client = new PostHogClient(options);
            var single = client.CaptureAsync(Some.Event()).GetAwaiter().GetResult();
            var batch = client.CaptureBatchAsync(Some.Events(3)).GetAwaiter().GetResult();
            var ai = client.CaptureAiAsync(Some.Event("$ai_generation")).GetAwaiter().GetResult();
            ReadFlags(client);
            var told = Tell(client);
            client.Enqueue(Some.Event());
            var flush = client.FlushAsync().GetAwaiter().GetResult();
            client.Enqueue(Some.Event());
            var shutdown = client.ShutdownAsync().GetAwaiter().GetResult();
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
            single.EnsureDelivered();
            batch.EnsureDelivered();
            ai.EnsureDelivered();
            Assert.That(told.Select(one => one.IsDelivered), Is.All.True);
            Assert.That(flush.IsComplete && shutdown.IsComplete);
        });

        Assert.That(server.Events, Has.Count.EqualTo(16));
    }

    private static CaptureResult[] Tell(PostHogClient client) =>
        [
            client.IdentifyAsync("user-42").GetAwaiter().GetResult(),
            client.AliasAsync("user-42", "ada").GetAwaiter().GetResult(),
            client.GroupIdentifyAsync("company", "acme").GetAwaiter().GetResult(),
            client
                .SetPersonPropertiesAsync("user-42", new() { ["a"] = 1 })
                .GetAwaiter()
                .GetResult(),
            client.CaptureExceptionAsync("failed", "user-42").GetAwaiter().GetResult(),
            client
                .CaptureExceptionAsync("broken", "user-42", new Dictionary<string, int>())
                .GetAwaiter()
                .GetResult(),
            client.IdentifyAsync("user-42", new Hashtable { ["a"] = 1 }).GetAwaiter().GetResult(),
            client
                .SetPersonPropertiesAsync("user-42", new Hashtable { ["a"] = 1 })
                .GetAwaiter()
                .GetResult(),
            client
                .GroupIdentifyAsync("company", "acme", new Hashtable { ["a"] = 1 })
                .GetAwaiter()
                .GetResult(),
        ];

    private static void ReadFlags(PostHogClient client)
    {
        var silent = new EvaluateFlagsOptions { SendFeatureFlagEvents = false };
        client.EvaluateFlagsAsync("user-42").GetAwaiter().GetResult();
        client
            .IsFeatureEnabledAsync("beta", "user-42", options: silent)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        client.GetFeatureFlagAsync("beta", "user-42", silent).AsTask().GetAwaiter().GetResult();
        client.GetFeatureFlagPayloadAsync("beta", "user-42").GetAwaiter().GetResult();
        client.GetFeatureFlagPayloadAsync<string>("beta", "user-42").GetAwaiter().GetResult();
        client.GetAllFlagsAsync("user-42").GetAwaiter().GetResult();
        client.GetRemoteConfigPayloadAsync("beta").GetAwaiter().GetResult();
        client.GetAllFlagsAndPayloadsAsync("user-42").GetAwaiter().GetResult();
        client.ReloadFeatureFlagsAsync("user-42").GetAwaiter().GetResult();
        client.ReloadFlagDefinitionsAsync().GetAwaiter().GetResult();
        client.WaitUntilLocalEvaluationReadyAsync(TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
    }

    [Test]
    public void Members_covers_every_awaitable_member()
    {
        var waiting = typeof(PostHogClient)
            .GetMethods()
            .Where(method =>
                typeof(Task).IsAssignableFrom(method.ReturnType)
                || (method.ReturnType.IsGenericType && !method.ReturnType.IsInterface)
            )
            .Select(method => method.Name);

        Assert.That(waiting, Is.EquivalentTo(Members));
    }
}
