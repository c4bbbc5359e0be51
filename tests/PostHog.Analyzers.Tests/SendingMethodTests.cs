using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

/// <summary>PH0002 in methods that send what they are given.</summary>
[TestFixture]
internal sealed class SendingMethodTests
{
    private const string Id = "PH0002";

    [TestCase(
        "void Track(string name) { using var one = «new PostHogClient(\"phc_x\")»; one.Enqueue(new PostHogEvent(name, userId)); }"
    )]
    [TestCase(
        "async Task TrackAsync(PostHogEvent sent) { await using var one = «new PostHogClient(\"phc_x\")»; await one.CaptureAsync(sent); }"
    )]
    [TestCase(
        "void Track(PostHogEvent sent) { var one = «new PostHogClient(userId)»; one.Enqueue(sent); one.Dispose(); }"
    )]
    [TestCase(
        "void Run() { void Track(string name) { using (var one = «new PostHogClient(\"phc_x\")») { one.Enqueue(new(name, userId)); } } Track(\"a\"); }"
    )]
    public Task Reports_a_client_for_each_event(string method) =>
        Findings.ExpectAsync(Id, Text(method));

    [TestCase(
        "void Run() { using var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(\"a\", userId)); }"
    )]
    [TestCase(
        "void Run(string id) { using var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(\"a\", id)); }"
    )]
    [TestCase(
        "void Run(string token, string name) { using var one = new PostHogClient(token); one.Enqueue(new PostHogEvent(name, userId)); }"
    )]
    [TestCase(
        "object Run(string name) { var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(name, userId)); return one; }"
    )]
    [TestCase(
        "[Obsolete] void Run(string name) { using var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(name, userId)); }"
    )]
    [TestCase(
        "static void Main(string[] args) { using var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(args[0], \"user-42\")); }"
    )]
    [TestCase(
        "void Run() { Action<string> command = name => { using var one = new PostHogClient(\"phc_x\"); one.Enqueue(new PostHogEvent(name, userId)); }; command(\"a\"); }"
    )]
    public Task Does_not_report_what_may_run_once(string method) =>
        Findings.ExpectAsync(Id, Text(method));

    private static string Text(string method) =>
        $$"""
            using PostHog.Async;

            internal sealed class Shop
            {
                private readonly string userId = Environment.UserName;

                {{method}}
            }
            """;
}
