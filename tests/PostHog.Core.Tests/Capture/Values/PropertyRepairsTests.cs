using PostHog.Capture.Values;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed class PropertyRepairsTests
{
    [Test]
    public void Keeps_one_repair_for_each_fault_of_a_property()
    {
        using var buffer = new JsonBuffer();
        var notes = new PropertyRepairs(buffer);

        notes.Begin("first");
        notes.Add("is odd");
        notes.Add("is strange");
        notes.Add("is odd");
        notes.Begin("second");
        notes.Add("is odd");

        Assert.That(
            notes.All,
            Is.EqualTo([
                new PropertyRepair("first", "is odd"),
                new PropertyRepair("first", "is strange"),
                new PropertyRepair("second", "is odd"),
            ])
        );
    }

    [Test]
    public void Are_empty_after_clearing()
    {
        using var buffer = new JsonBuffer();
        var notes = new PropertyRepairs(buffer);

        notes.Begin("first");
        buffer.Write("\uD83D");
        notes.Add("is odd");
        notes.Clear();
        notes.AddLoneSurrogates();

        Assert.That(notes.All, Is.Empty);
    }
}
