using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class UnawaitedCallRuleTests
{
    private const string Id = "PH0001";

    [TestCase("«posthog.CaptureAsync(e)»;")]
    [TestCase("_ = «posthog.CaptureAsync(e)»;")]
    [TestCase("«posthog.CaptureBatchAsync([e])».ConfigureAwait(false);")]
    [TestCase("_ = «posthog.IsFeatureEnabledAsync(\"new\", userId)».AsTask();")]
    [TestCase("«posthog.IdentifyAsync(userId)»;")]
    [TestCase("«posthog.FlushAsync()»;")]
    [TestCase("«posthog.ShutdownAsync()»;")]
    [TestCase("«posthog.DisposeAsync()»;")]
    [TestCase("Client?«.CaptureAsync(e)»;")]
    [TestCase("_ = DateTime.Now.Year > 1 ? «posthog.FlushAsync()» : «posthog.ShutdownAsync()»;")]
    [TestCase("if (DateTime.Now.Year > 1) «posthog.FlushAsync()»;")]
    [TestCase("for (;;«posthog.FlushAsync()») { break; }")]
    [TestCase("Action track = () => «posthog.CaptureAsync(e)»; Use(track);")]
    [TestCase("new List<PostHogEvent>().ForEach(one => «posthog.CaptureAsync(one)»);")]
    [TestCase("void Track() => «posthog.CaptureAsync(e)»; Track();")]
    public async Task Reports_a_dropped_call(string statements)
    {
        await Findings.ExpectAsync(Id, Sample.Method(statements, "void Run()"));
        await Findings.ExpectAsync(Id, Sample.Method(statements));
    }

    [TestCase("await posthog.CaptureAsync(e);")]
    [TestCase("await posthog.CaptureAsync(e).ConfigureAwait(false);")]
    [TestCase("_ = await posthog.CaptureAsync(e);")]
    [TestCase("var sent = posthog.CaptureAsync(e); await sent;")]
    [TestCase("Task<CaptureResult> sent; sent = posthog.CaptureAsync(e); await sent;")]
    [TestCase("await Task.WhenAll(posthog.CaptureAsync(e), posthog.FlushAsync());")]
    [TestCase("posthog.CaptureAsync(e).ContinueWith(sent => Use(sent.Result));")]
    [TestCase("posthog.CaptureAsync(e).GetAwaiter().GetResult();")]
    [TestCase("posthog.CaptureAsync(e).Wait();")]
    [TestCase("Use(posthog.CaptureAsync(e));")]
    [TestCase("_ = Task.Run(() => posthog.CaptureAsync(e));")]
    [TestCase("Func<Task> track = () => posthog.CaptureAsync(e); await track();")]
    [TestCase(
        "Func<PostHogEvent, CancellationToken, Task> track = posthog.CaptureAsync; Use(track);"
    )]
    [TestCase("posthog.Enqueue(e);")]
    [TestCase("_ = posthog.Enqueue(e);")]
    [TestCase("Use(nameof(posthog.CaptureAsync));")]
    public Task Does_not_report_a_call_that_is_used(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [Test]
    public Task Does_not_report_a_task_that_is_returned() =>
        Findings.ExpectAsync(
            Id,
            Sample.Method("return posthog.CaptureAsync(e);", "Task<CaptureResult> Run()")
        );

    [Test]
    public Task Reports_what_an_expression_bodied_method_drops() =>
        Findings.ExpectAsync(
            Id,
            """
            class A(PostHog.Async.PostHogClient posthog)
            {
                void Track(PostHogEvent e) => «posthog.CaptureAsync(e)»;
                Task Return(PostHogEvent e) => posthog.CaptureAsync(e);
                void Generic<T>(T id) where T : notnull => «posthog.IdentifyAsync(id.ToString())»;
                event Action Sent { add => «posthog.FlushAsync()»; remove { } }
                ~A() => «posthog.ShutdownAsync()»;
            }
            """
        );

    [Test]
    public Task Reports_through_an_alias_and_in_top_level_statements() =>
        Findings.ExpectAsync(
            Id,
            """
            using Tracker = PostHog.Async.PostHogClient;
            await using var tracker = new Tracker("phc_x");
            «tracker.CaptureAsync(new("started", "user-42"))»;
            _ = «tracker.FlushAsync()»;
            """
        );

    [Test]
    public Task Reports_in_a_generic_method_that_takes_any_client_type() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Async;
            static class A
            {
                public static void Close<T>(T client, Func<T, PostHogClient> of) => «of(client).ShutdownAsync()»;
            }
            """
        );

    [Test]
    public Task Does_not_report_extensions_and_classes_of_the_user() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Async;
            namespace Mine
            {
                class PostHogClient { public Task CaptureAsync(object e) => Task.CompletedTask; }
                static class Extensions
                {
                    public static Task TrackAsync(this PostHog.Async.PostHogClient client, string name) =>
                        client.CaptureAsync(new PostHogEvent(name, "user-42"));
                }
                class Use
                {
                    void Run(PostHogClient own, PostHog.Async.PostHogClient client)
                    {
                        own.CaptureAsync("x");
                        client.TrackAsync("x");
                    }
                }
            }
            namespace PostHog.Async
            {
                class Other { public Task CaptureAsync(object e) => Task.CompletedTask; void Run() { CaptureAsync("x"); } }
            }
            """
        );

    [Test]
    public Task Does_not_report_what_a_test_expects_or_describes() =>
        Findings.ExpectAsync(
            Id,
            """
            using System.Linq.Expressions;
            using NSubstitute;
            using PostHog.Async;
            namespace NSubstitute
            {
                static class SubstituteExtensions { public static T Received<T>(this T substitute) => substitute; }
            }
            class Tests
            {
                void Run(PostHogClient posthog)
                {
                    posthog.Received().FlushAsync();
                    Expression<Action> call = () => posthog.FlushAsync();
                }
            }
            """
        );

    [Test]
    public async Task Message_names_the_call_and_the_background_queue()
    {
        var found = await Findings.InAsync(
            Sample.Compile(Sample.Method("posthog.CaptureAsync(e);", "void Run()"))
        );

        Assert.That(
            found.Single().GetMessage(),
            Is.EqualTo(
                "The result of 'CaptureAsync' is lost, and the process may end before the call does: "
                    + "await it, or use 'Enqueue' to send in the background"
            )
        );
    }
}
