using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed class PowerShellObjectTests
{
    [Test]
    public void Omits_only_a_script_property_that_throws()
    {
        var written = Written.Value(WithBrokenScript());

        Assert.That(
            written.Own,
            Is.EqualTo("\"before\":1,\"value\":{\"A\":1,\"Z\":2},\"after\":2")
        );
        Assert.That(
            written.Log.Warnings,
            Is.EqualTo([
                "Event 'e': property 'value' has a member 'Broken' that threw "
                    + "InvalidOperationException; that value is left out.",
            ])
        );
    }

    [Test]
    public void Omits_only_that_property_before_a_before_send_function_sees_it()
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };

        var written = Written.Event(
            new PostHogEvent("e", "u") { ["value"] = WithBrokenScript() },
            options
        );

        Assert.That(written.Own, Is.EqualTo("\"value\":{\"A\":1,\"Z\":2}"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Writes_no_output_as_null()
    {
        var written = Written.Value(new object[] { 1, AutomationNull.Value, 2 });

        Assert.That(written.Own, Does.Contain("\"value\":[1,null,2]"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Omits_a_custom_object_where_it_refers_to_itself()
    {
        var written = Written.Value(Cycle());

        Assert.That(written.Own, Does.Contain("\"value\":{\"A\":1}"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("refers to itself"));
    }

    [Test]
    public void Writes_a_custom_object_in_a_converter()
    {
        var written = Written.Value(
            new PassedOn(PSObject.Custom(new KeyedProperty("A", new PSObject(1))))
        );

        Assert.That(written.Own, Does.Contain("\"value\":{\"Inner\":{\"A\":1},\"Kept\":1}"));
    }

    [Test]
    public void Omits_a_custom_object_that_refers_to_itself_in_a_converter()
    {
        var written = Written.Value(new PassedOn(Cycle()));

        Assert.That(written.Own, Does.Contain("\"value\":{\"Kept\":1}"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    private static PSObject WithBrokenScript() =>
        PSObject.Custom(
            new KeyedProperty("A", 1),
            new ScriptProperty("Broken", () => throw new InvalidOperationException("s3cr3t")),
            new KeyedProperty("Z", 2)
        );

    private static PSObject Cycle()
    {
        var cycle = PSObject.Custom();
        cycle.Properties = [new KeyedProperty("A", 1), new KeyedProperty("Self", cycle)];
        return cycle;
    }
}
