using System.Runtime.CompilerServices;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Failed tasks whose exceptions nobody observes.</summary>
public sealed class UnobservedTaskTests
{
    [Test]
    public async Task Reports_unobserved_task_exceptions_only_when_enabled()
    {
        using var http = new FakeHttp();
        var options = Some.Options(http);
        options.CaptureUnobservedTaskExceptions = true;
        await using var client = new PostHogClient(options);

        await FailUnseenAsync();
        for (var round = 0; round < 50 && client.Diagnostics.Events.Accepted == 0; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        await client.FlushAsync();
        var properties = http.Requests[0].Events[0]["properties"]!;
        var mechanism = properties["$exception_list"]![0]!["mechanism"]!;
        Assert.That((string?)properties["$exception_type"], Is.EqualTo("IOException"));
        Assert.That((string?)properties["$exception_level"], Is.EqualTo("error"));
        Assert.That(
            (string?)properties["$exception_source"],
            Is.EqualTo("dotnet.unobserved_task_exception")
        );
        Assert.That((string?)mechanism["type"], Is.EqualTo("task"));
        Assert.That((bool?)mechanism["handled"], Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailUnseenAsync()
    {
        var failed = Task.Run(() => throw new IOException("unseen"));
        while (!failed.IsCompleted)
        {
            await Task.Yield();
        }
    }
}
