namespace PostHog.Docs.Tests.Programs;

public sealed class PrintedTextTests
{
    private const string Id = "0199f7c0-6c1e-7a52-9b0d-5f0f6a3c2e11";
    private const string OtherId = "0199f7c0-6c1e-7a52-9b0d-5f0f6a3c2e12";

    [TestCase("id " + Id, "id " + OtherId)]
    [TestCase("took    3 ms", "took 1234 ms")]
    [TestCase("in 1.0 s.", "in 1.1 s.")]
    [TestCase("in 0.19 µs", "in 210 µs")]
    [TestCase("2000 times faster", "999 times faster")]
    [TestCase("http://127.0.0.1:80/", "http://127.0.0.1:40123/")]
    [TestCase("a\nb", "a  \r\nb\r\n")]
    public void Treats_as_equal(string one, string other) =>
        Assert.That(PrintedText.Normalise(one), Is.EqualTo(PrintedText.Normalise(other)));

    [TestCase("delivered 1 of 1", "delivered 1 of 2")]
    [TestCase(Id + " " + Id, Id + " " + OtherId)]
    [TestCase("a\nb", "b\na")]
    public void Treats_as_different(string one, string other) =>
        Assert.That(PrintedText.Normalise(one), Is.Not.EqualTo(PrintedText.Normalise(other)));
}
