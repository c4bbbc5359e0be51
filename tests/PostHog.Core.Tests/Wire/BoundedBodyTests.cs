using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class BoundedBodyTests
{
    [TestCase(0, 100)]
    [TestCase(1, 1)]
    [TestCase(8 * 1024, 8 * 1024)]
    [TestCase((8 * 1024) + 1, 3000)]
    [TestCase(1_000_000, 7)]
    [TestCase(1_000_000, 100_000)]
    public void A_body_of_any_length_is_kept_whole(int length, int atOnce)
    {
        var body = new BoundedBody(int.MaxValue, isNeeded: true);

        Read(body, length, atOnce);

        Assert.Multiple(() =>
        {
            Assert.That(body.ToArray(), Is.EqualTo(Bytes(length)));
            Assert.That(body.IsCut, Is.False);
        });
    }

    [TestCase(10, 10, false)]
    [TestCase(11, 10, true)]
    [TestCase(8 * 1024, 8 * 1024, false)]
    [TestCase((8 * 1024) + 1, 8 * 1024, true)]
    [TestCase(300_000, 123_456, true)]
    public void A_body_is_cut_at_the_limit(int length, int most, bool isCut)
    {
        var body = new BoundedBody(most, isNeeded: true);

        Read(body, length, atOnce: 5000);

        Assert.Multiple(() =>
        {
            Assert.That(body.ToArray(), Is.EqualTo(Bytes(Math.Min(length, most))));
            Assert.That(body.IsCut, Is.EqualTo(isCut));
        });
    }

    // As a stream gives it: at most so many bytes at once, and none at its end.
    private static void Read(BoundedBody body, int length, int atOnce)
    {
        using var stream = new MemoryStream(Bytes(length));
        int count;
        do
        {
            count = stream.Read(
                body.Buffer,
                body.Start,
                Math.Min(atOnce, body.Buffer.Length - body.Start)
            );
        } while (body.Add(count));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)(index % 251);
        }

        return bytes;
    }
}
