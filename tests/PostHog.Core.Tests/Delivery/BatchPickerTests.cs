using PostHog.Delivery;

namespace PostHog.Core.Tests.Delivery;

internal sealed class BatchPickerTests
{
    [Test]
    public void Takes_events_up_to_the_batch_size()
    {
        var picker = new BatchPicker(2);

        Assert.That(picker.TryPick(A.Serialised("1")));
        Assert.That(picker.TryPick(A.Serialised("2")));
        Assert.That(picker.TryPick(A.Serialised("3")), Is.False);
        Assert.That(picker.Picked.Select(one => one.Name), Is.EqualTo(["1", "2"]));
    }

    [TestCase(BatchPicker.MaxBytes - 10, true)]
    [TestCase(BatchPicker.MaxBytes - 9, false)]
    public void Takes_events_up_to_the_byte_limit(int bytes, bool fits)
    {
        var picker = new BatchPicker(100);
        picker.TryPick(A.Serialised(bytes: 10));

        Assert.That(picker.TryPick(A.Serialised(bytes: bytes)), Is.EqualTo(fits));
    }

    [Test]
    public void Never_exceeds_the_byte_limit()
    {
        var picker = new BatchPicker(100, maxBytes: 25);

        Assert.That(picker.TryPick(A.Serialised(bytes: 10)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 15)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 1)), Is.False);
    }

    [Test]
    public void Takes_a_single_event_of_any_size()
    {
        var picker = new BatchPicker(100);

        Assert.That(picker.TryPick(A.Serialised(bytes: BatchPicker.MaxBytes * 2)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 1)), Is.False);
    }

    [Test]
    public void Never_takes_the_same_id_twice()
    {
        var picker = new BatchPicker(100);
        picker.TryPick(A.Serialised("1", A.Uuid));

        Assert.That(picker.TryPick(A.Serialised("2", A.Uuid)), Is.False);
        Assert.That(picker.Picked, Has.Count.EqualTo(1));
    }
}
