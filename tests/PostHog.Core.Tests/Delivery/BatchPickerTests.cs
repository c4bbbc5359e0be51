using PostHog.Delivery;

namespace PostHog.Core.Tests.Delivery;

internal sealed class BatchPickerTests
{
    [Test]
    public void Takes_as_many_events_as_it_may()
    {
        var picker = new BatchPicker(2);

        Assert.That(picker.TryPick(A.Serialised("1")));
        Assert.That(picker.TryPick(A.Serialised("2")));
        Assert.That(picker.TryPick(A.Serialised("3")), Is.False);
        Assert.That(picker.Picked.Select(one => one.Name), Is.EqualTo(["1", "2"]));
    }

    [TestCase(BatchPicker.MaxBytes - 10, true)]
    [TestCase(BatchPicker.MaxBytes - 9, false)]
    public void Takes_as_many_bytes_as_it_may(int bytes, bool fits)
    {
        var picker = new BatchPicker(100);
        picker.TryPick(A.Serialised(bytes: 10));

        Assert.That(picker.TryPick(A.Serialised(bytes: bytes)), Is.EqualTo(fits));
    }

    [Test]
    public void Reads_no_more_bytes_than_the_limit()
    {
        var picker = new BatchPicker(100, maxBytes: 25);

        Assert.That(picker.TryPick(A.Serialised(bytes: 10)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 15)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 1)), Is.False);
    }

    [Test]
    public void Takes_one_event_of_any_size()
    {
        var picker = new BatchPicker(100);

        Assert.That(picker.TryPick(A.Serialised(bytes: BatchPicker.MaxBytes * 2)));
        Assert.That(picker.TryPick(A.Serialised(bytes: 1)), Is.False);
    }

    [Test]
    public void Takes_no_id_twice()
    {
        var picker = new BatchPicker(100);
        picker.TryPick(A.Serialised("1", A.Uuid));

        Assert.That(picker.TryPick(A.Serialised("2", A.Uuid)), Is.False);
        Assert.That(picker.Picked, Has.Count.EqualTo(1));
    }
}
