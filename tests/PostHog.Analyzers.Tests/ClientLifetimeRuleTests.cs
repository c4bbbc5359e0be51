using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class ClientLifetimeRuleTests
{
    private const string Id = "PH0002";

    [TestCase("while (true) { await using var one = «new PostHogClient(\"phc_x\")»; Use(one); }")]
    [TestCase(
        "foreach (var id in new[] { 1 }) { using PostHogClient one = «new(\"phc_x\")»; Use(id); }"
    )]
    [TestCase(
        "do { using (var one = «new PostHogClient(\"phc_x\")») { Use(one); } } while (true);"
    )]
    [TestCase("do { using («new PostHogClient(\"phc_x\")») { } } while (true);")]
    [TestCase(
        "for (;;) { var one = «new PostHogClient(\"phc_x\")»; one.Enqueue(e); one.Dispose(); }"
    )]
    [TestCase(
        "for (;;) { if (e.Name == \"\") { await «new PostHogClient(\"phc_x\")».CaptureAsync(e); } }"
    )]
    [TestCase(
        "for (;;) { var o = 1; await using var one = «new PostHogClient(new PostHogOptions { ProjectToken = userId })»; Use(o); }"
    )]
    [TestCase(
        "foreach (var id in new[] { 1 }) { await using var one = «new PostHogClient(PostHogOptions.FromEnvironment())»; Use(id); }"
    )]
    [TestCase(
        "while (true) { if (e.Name == \"\") { break; } using var one = «new PostHogClient(\"phc_x\")»; foreach (var c in \"ab\") { if (c == 'a') { break; } } Func<int> f = () => { return 1; }; Use(f); }"
    )]
    [TestCase("await «new PostHogClient(\"phc_x\")».CaptureAsync(e);")]
    [TestCase("«new PostHogClient(\"phc_x\")».Enqueue(e);")]
    public Task Reports_a_client_for_each_call(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [TestCase("await using var one = new PostHogClient(\"phc_x\"); for (;;) { one.Enqueue(e); }")]
    [TestCase(
        "foreach (var token in new[] { \"a\" }) { using var one = new PostHogClient(token); Use(one); }"
    )]
    [TestCase(
        "foreach (var token in new[] { \"a\" }) { var o = new PostHogOptions { ProjectToken = token }; using var one = new PostHogClient(o); }"
    )]
    [TestCase(
        "var all = new List<object>(); for (;;) { var one = new PostHogClient(\"a\"); all.Add(one); }"
    )]
    [TestCase("var all = new List<object>(); for (;;) { all.Add(new PostHogClient(\"a\")); }")]
    [TestCase(
        "PostHogClient? one = null; for (;;) { one ??= new PostHogClient(\"a\"); one.Enqueue(e); }"
    )]
    [TestCase(
        "string? line; while ((line = Console.ReadLine()) != null) { using var one = new PostHogClient(line); }"
    )]
    [TestCase(
        "var q = new Queue<string>(); while (q.Count > 0) { using var one = new PostHogClient(q.Dequeue()); }"
    )]
    [TestCase(
        "var all = new List<string>().GetEnumerator(); while (all.MoveNext()) { using var one = new PostHogClient(all.Current); }"
    )]
    [TestCase(
        "var n = 0; do { using var one = new PostHogClient(\"phc_\" + n); n++; } while (n < 3);"
    )]
    [TestCase("for (;;) { using var one = new PostHogClient(Console.ReadLine()!); }")]
    [TestCase(
        "while (true) { using var one = new PostHogClient(\"a\"); try { one.Enqueue(e); break; } catch (Exception) { } }"
    )]
    [TestCase(
        "for (var n = 0; n < 3; n++) { await using var one = new PostHogClient(\"a\"); if ((await one.FlushAsync()).Delivered > 0) { return; } }"
    )]
    [TestCase("foreach (var c in new[] { new PostHogClient(\"a\") }) { c.Dispose(); }")]
    [TestCase("for (;;) { Func<object> make = () => new PostHogClient(\"a\"); Use(make); }")]
    [TestCase("Use(new PostHogClient(\"a\"));")]
    [TestCase("new PostHogClient(\"a\").Dispose();")]
    public Task Does_not_report_a_client_that_is_kept(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [Test]
    public Task Reports_a_property_that_creates_a_client() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Blocking;
            static class Analytics
            {
                private static PostHogClient? s_client;
                public static PostHogClient Client => «new("phc_x")»;
                public static PostHogClient Other { get { return «new PostHogClient("phc_x")»; } }
                public static PostHogClient Once { get; } = new("phc_x");
                public static PostHogClient Lazy => s_client ??= new("phc_x");
                public static PostHogClient Create() => new("phc_x");
            }
            """
        );

    [Test]
    public Task Does_not_report_a_program_that_makes_one_call() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Blocking;
            new PostHogClient("phc_x").Capture(new("started", "user-42"));
            using var client = new PostHogClient("phc_x");
            """
        );

    [Test]
    public Task Reports_a_descriptor_that_makes_more_than_one() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.DependencyInjection.Extensions;
            using PostHog.Async;

            static class Setup
            {
                public static void Add(IServiceCollection services)
                {
                    services.Add(ServiceDescriptor.«Transient»(_ => new PostHogClient("phc_x")));
                    services.Add(ServiceDescriptor.«Scoped<PostHogClient, PostHogClient>»());
                    services.TryAdd(ServiceDescriptor.«Scoped»(typeof(PostHogClient), typeof(PostHogClient)));
                    services.Add(ServiceDescriptor.Describe(typeof(PostHogClient), typeof(PostHogClient), ServiceLifetime.«Transient»));
                    services.Add(new ServiceDescriptor(typeof(PostHogClient), typeof(PostHogClient), ServiceLifetime.«Scoped»));
                    services.Add(new ServiceDescriptor(typeof(PostHogClient), new PostHogClient("phc_x")));
                    services.Add(ServiceDescriptor.Singleton(_ => new PostHogClient("phc_x")));
                    services.Add(new ServiceDescriptor(typeof(string), typeof(string), ServiceLifetime.Scoped));
                }
            }
            """
        );

    [Test]
    public Task Does_not_report_a_class_of_the_user() =>
        Findings.ExpectAsync(
            Id,
            """
            namespace Mine;
            using Microsoft.Extensions.DependencyInjection;
            class PostHogClient : IDisposable
            {
                public void Dispose() { }
                static void Run(IServiceCollection services)
                {
                    while (true) { using var one = new PostHogClient(); services.AddTransient<PostHogClient>(); }
                }
            }
            """
        );
}
