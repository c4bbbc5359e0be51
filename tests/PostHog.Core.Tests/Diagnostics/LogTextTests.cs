using System.Reflection;
using PostHog.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Diagnostics;

internal sealed class LogTextTests
{
    [Test]
    [SetCulture("de-DE")]
    public void Template_names_the_values_of_a_message()
    {
        var (eventName, attempts, delay) = ("paid", 3, TimeSpan.FromSeconds(1.25));
        var failure = A.Failure();

        LogText text =
            $"'{eventName}' {{once}}: {Quantity.Of(attempts, "attempt")}, {delay.TotalSeconds:0.0} s, {failure.Message} {failure.GetType()}";

        Assert.That(
            text.Message,
            Is.EqualTo("'paid' {once}: 3 attempts, 1.3 s, Something went wrong. PostHogFailure")
        );
        Assert.That(
            text.Template,
            Is.EqualTo(
                "'{EventName}' {{once}}: {Attempts}, {DelayTotalSeconds} s, {FailureMessage} {FailureType}"
            )
        );
        Assert.That(
            text.Values.Select(one => one.Value),
            Is.EqualTo(new object[] { "paid", 3, 1.25, "Something went wrong.", "PostHogFailure" })
        );
    }

    [Test]
    public void Entry_has_the_number_the_name_and_the_values_of_its_message()
    {
        var recorded = new LogRecorder();

        recorded.Log.EventsEvicted(1);

        var entry = recorded.Entries.Single();
        Assert.That((entry.EventId, entry.EventName), Is.EqualTo((112, "EventsEvicted")));
        Assert.That(
            entry.MessageTemplate,
            Is.EqualTo("Dropped {Events} that waited for a retry: newer events fill the queue.")
        );
        Assert.That(entry.Values, Is.EqualTo([new KeyValuePair<string, object?>("Events", 1)]));
        Assert.That(entry.Message, Does.StartWith("Dropped 1 event that"));
    }

    [Test]
    public void Message_that_is_written_once_has_its_number_too()
    {
        var recorded = new LogRecorder();

        recorded.Log.PayloadUnreadable("banner");

        var entry = recorded.Entries.Single();
        Assert.That((entry.EventId, entry.EventName), Is.EqualTo((203, "PayloadUnreadable")));
        Assert.That(entry.Values.Single().Value, Is.EqualTo("banner"));
    }

    [Test]
    public void Every_message_has_a_number_of_its_own()
    {
        var messages = typeof(PostHogLog)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Messages", StringComparison.Ordinal))
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            )
            .Where(method =>
                method.ReturnType == typeof(void)
                && method.GetParameters().FirstOrDefault()?.ParameterType == typeof(PostHogLog)
            )
            .Select(method => method.Name)
            .Where(name => name != nameof(LogMessages.AttemptDecided));

        Assert.That(LogEventIds.All.Keys, Is.EquivalentTo(messages));
        Assert.That(LogEventIds.All.Values, Is.Unique.And.All.InRange(1, 899));
    }
}
