using PostHog.TestKit;

namespace PostHog.Conventions.Packages;

/// <summary>A test project outside the repository, with the packages for tests and a test framework.</summary>
public sealed class NewcomerTests
{
    private const string NUnit = """
        using NUnit.Framework;
        using PostHog;
        using PostHog.Async;
        using PostHog.Async.Testing;

        public sealed class Shop(IPostHogClient posthog)
        {
            public async Task OrderAsync(string user) =>
                posthog.Enqueue(new PostHogEvent("order placed", user)
                {
                    ["delivery"] = await posthog.IsFeatureEnabledAsync("free-delivery", user) ? 0 : 5,
                });
        }

        public sealed class ShopTests
        {
            [Test]
            public async Task Delivery_is_free_with_the_flag()
            {
                using var fake = new FakePostHog();
                await using var posthog = fake.CreateClient();
                fake.Flags["free-delivery"] = true;

                await new Shop(posthog).OrderAsync("u1");

                fake.Events.Single("order placed").For("u1").With("delivery", 0);
            }
        }
        """;

    private const string XUnit = """
        using PostHog;
        using PostHog.Blocking;
        using PostHog.Blocking.Testing;
        using Xunit;

        public sealed class Shop(IPostHogClient posthog)
        {
            public void Order(string user) =>
                posthog.Enqueue(new PostHogEvent("order placed", user)
                {
                    ["delivery"] = posthog.IsFeatureEnabled("free-delivery", user) ? 0 : 5,
                });
        }

        public sealed class ShopTests
        {
            [Fact]
            public void Delivery_is_free_with_the_flag()
            {
                using var fake = new FakePostHog();
                using var posthog = fake.CreateClient();
                fake.Flags["free-delivery"] = true;

                new Shop(posthog).Order("u1");

                fake.Events.Single("order placed").For("u1").With("delivery", 0);
            }
        }
        """;

    private const string MSTest = """
        using Microsoft.Extensions.Time.Testing;
        using Microsoft.VisualStudio.TestTools.UnitTesting;
        using PostHog;
        using PostHog.Async;
        using PostHog.Async.Testing;

        [TestClass]
        public sealed class OutageTests
        {
            [TestMethod]
            public async Task Event_arrives_once_the_outage_is_over()
            {
                var time = new FakeTimeProvider();
                using var fake = new FakePostHog(time);
                await using var posthog = fake.CreateClient();
                fake.Failures.Next(503, count: 2, retryAfter: TimeSpan.FromSeconds(20));
                var start = time.GetUtcNow();

                var sending = posthog.CaptureAsync(new PostHogEvent("order placed", "u1"));
                while (!sending.IsCompleted)
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    await Task.Yield();
                }

                Assert.IsTrue((await sending).IsDelivered);
                Assert.IsTrue(time.GetUtcNow() - start >= TimeSpan.FromSeconds(40));
                fake.Events.Single("order placed").For("u1");
            }
        }
        """;

    // Fails the test run if a connection is made while a test runs.
    private const string Sockets = """
        using System.Diagnostics.Tracing;
        using System.Runtime.CompilerServices;

        internal sealed class Sockets : EventListener
        {
            private static Sockets? _listener;

            [ModuleInitializer]
            internal static void Watch() => _listener = new Sockets();

            protected override void OnEventSourceCreated(EventSource source)
            {
                if (source.Name == "System.Net.Sockets")
                {
                    EnableEvents(source, EventLevel.Verbose);
                }
            }

            protected override void OnEventWritten(EventWrittenEventArgs data)
            {
                if (data.EventName == "ConnectStart")
                {
                    Environment.FailFast("A socket was opened.");
                }
            }
        }
        """;

    private static IEnumerable<TestCaseData> Projects()
    {
        yield return new TestCaseData(
            "PostHog.Extensions.Testing.Async",
            NUnit,
            """
            <PackageReference Include="NUnit" Version="5.0.0" />
            <PackageReference Include="NUnit3TestAdapter" Version="4.6.0" />
            """
        ).SetName("Service_is_tested_with_NUnit_and_without_a_socket");
        if (FullRun.IsOn)
        {
            yield return new TestCaseData(
                "PostHog.Extensions.Testing.Blocking",
                XUnit,
                """
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                """
            ).SetName("Service_is_tested_with_xUnit_and_without_a_socket");
            yield return new TestCaseData(
                "PostHog.Extensions.Testing.Async",
                MSTest,
                """
                <PackageReference Include="MSTest.TestFramework" Version="4.0.2" />
                <PackageReference Include="MSTest.TestAdapter" Version="4.0.2" />
                <PackageReference Include="Microsoft.Extensions.TimeProvider.Testing" Version="8.10.0" />
                """
            ).SetName("Service_is_tested_with_MSTest_and_a_FakeTimeProvider");
        }
    }

    [TestCaseSource(nameof(Projects))]
    public async Task Service_is_tested(string package, string tests, string framework)
    {
        using var consumer = new ConsumerProject(
            [package],
            items: framework
                + """<PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />"""
        );
        consumer.Write("ShopTests.cs", tests);
        consumer.Write("Sockets.cs", Sockets);

        var printed = await consumer.RunAsync("test", "-v", "q", "--nologo");

        Assert.That(printed, Does.Contain("Passed:     1"));
    }
}
