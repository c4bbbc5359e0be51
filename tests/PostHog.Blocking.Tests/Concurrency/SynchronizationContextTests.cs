using System.Collections;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>The twin of the async fixture of this name: here blocking is the normal way to call.</summary>
public sealed class SynchronizationContextTests
{
    private static readonly string[] Members =
    [
        "Alias",
        "Capture",
        "CaptureAi",
        "CaptureBatch",
        "CaptureException",
        "CaptureException",
        "Flush",
        "GroupIdentify",
        "GroupIdentify",
        "Identify",
        "Identify",
        "Identify",
        "SetPersonProperties",
        "SetPersonProperties",
        "SetPersonProperties",
        "Shutdown",
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
            var single = client.Capture(Some.Event());
            var batch = client.CaptureBatch(Some.Events(3));
            var ai = client.CaptureAi(Some.Event("$ai_generation"));
            ReadFlags(client);
            var told = Tell(client);
            client.Enqueue(Some.Event());
            var flush = client.Flush();
            client.Enqueue(Some.Event());
            var shutdown = client.Shutdown();
            client.Dispose();
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
            client.Identify("user-42"),
            client.Alias("user-42", "ada"),
            client.GroupIdentify("company", "acme"),
            client.SetPersonProperties("user-42", new() { ["a"] = 1 }),
            client.CaptureException("failed", "user-42"),
            client.CaptureException("broken", "user-42", new Dictionary<string, int>()),
            client.Identify("user-42", new Hashtable { ["a"] = 1 }),
            client.SetPersonProperties("user-42", new Hashtable { ["a"] = 1 }),
            client.GroupIdentify("company", "acme", new Hashtable { ["a"] = 1 }),
        ];

    private static void ReadFlags(PostHogClient client)
    {
        var silent = new EvaluateFlagsOptions { SendFeatureFlagEvents = false };
        client.EvaluateFlags("user-42");
        client.IsFeatureEnabled("beta", "user-42", options: silent);
        client.GetFeatureFlag("beta", "user-42", silent);
        client.GetFeatureFlagPayload("beta", "user-42");
        client.GetFeatureFlagPayload<string>("beta", "user-42");
        client.GetAllFlags("user-42");
        client.GetRemoteConfigPayload("beta");
        client.GetAllFlagsAndPayloads("user-42");
        client.ReloadFeatureFlags("user-42");
        client.ReloadFlagDefinitions();
        client.WaitUntilLocalEvaluationReady(TimeSpan.FromSeconds(5));
    }

    [Test]
    public void Members_covers_every_awaitable_member()
    {
        Type[] results = [typeof(CaptureResult), typeof(FlushResult)];
        var waiting = typeof(PostHogClient)
            .GetMethods()
            .Where(method => results.Contains(method.ReturnType))
            .Select(method => method.Name);

        Assert.That(waiting, Is.EquivalentTo(Members));
    }
}
