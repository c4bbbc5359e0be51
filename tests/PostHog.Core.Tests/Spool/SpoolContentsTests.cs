using System.Text;
using PostHog.Spool;
using PostHog.Wire;

namespace PostHog.Core.Tests.Spool;

public sealed class SpoolContentsTests
{
    private static readonly SpoolHeader Header = new(CaptureMode.V0, "https://posthog.example");

    [Test]
    public void Returns_the_events_that_were_written_in_their_order()
    {
        var first = An("first");
        var second = An("second");
        var kind = new SpoolKind(IsAi: true, IsHistorical: false);

        var contents = Read(SpoolRecords.Write([first, second], kind));

        Assert.That(contents.Header, Is.EqualTo(Header));
        Assert.That(contents.Pending.Select(one => one.Kind), Is.All.EqualTo(kind));
        Assert.That(
            contents.Pending.Select(one => one.Event.Name),
            Is.EqualTo(new[] { "first", "second" })
        );
        Assert.That(contents.Pending[0].Event.Json, Is.EqualTo(first.Json));
        Assert.That(contents.Pending[0].Event.Uuid, Is.EqualTo(first.Uuid));
    }

    [Test]
    public void Leaves_out_settled_events()
    {
        var first = An("first");
        var second = An("second");

        var contents = Read([
            .. SpoolRecords.Write([first, second], default),
            .. SpoolRecords.WriteSettled([first.Uuid]),
        ]);

        Assert.That(contents.Pending.Single().Event.Name, Is.EqualTo("second"));
    }

    [Test]
    public void Line_breaks_between_tokens_do_not_split_an_event()
    {
        var one = new SerialisedEvent("e", A.Uuid, "{\n\"event\":\n\"e\"}"u8.ToArray());

        var contents = Read(SpoolRecords.Write([one], default));

        Assert.That(contents.Unreadable, Is.Zero);
        Assert.That(contents.Pending.Single().Event.Name, Is.EqualTo("e"));
    }

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Lane_has_a_letter_of_its_own(bool isAi, bool isHistorical)
    {
        var kind = new SpoolKind(isAi, isHistorical);

        Assert.That(SpoolKind.Of(kind.Letter), Is.EqualTo(kind));
    }

    [Test]
    public void Name_of_a_file_is_read_as_it_was_written()
    {
        var key = SpoolFileName.KeyOf("https://posthog.example", "phc_token");
        var name = SpoolFileName.New(key, A.Moment, A.Uuid);

        Assert.That(SpoolFileName.TryParse(name.Text), Is.EqualTo(name));
        Assert.That(key, Does.Match("^[0-9a-f]{16}$"));
        Assert.That(key, Is.Not.EqualTo(SpoolFileName.KeyOf("https://posthog.example", "phc_t")));
    }

    [TestCase("")]
    [TestCase("notes.txt")]
    [TestCase("0123456789abcdef-999999999999999-x.spool")]
    [TestCase("0123456789abcdef-00000000000000x-x.spool")]
    public void Other_names_are_not_read(string name) =>
        Assert.That(SpoolFileName.TryParse(name), Is.Null);

    private static SpoolContents Read(byte[] lines) =>
        SpoolContents.Read([.. Header.ToBytes(), .. lines]);

    private static SerialisedEvent An(string name) =>
        new(name, Guid.NewGuid(), Encoding.UTF8.GetBytes($"{{\"event\":\"{name}\"}}"));
}
