namespace PostHog.Blocking.Corpus;

/// <summary>A test fixture, as the blocking tests are made of.</summary>
public sealed class Fixture
{
    private readonly List<string> _said = [];

    public static IEnumerable<Action<Fixture>> Steps =>
        [fixture => fixture.Say("a"), fixture => fixture.Say("b")];

    public void Says_what_it_is_told()
    {
        foreach (var step in Steps)
        {
            step(this);
        }

        Expect(() => Say("c"), count: 3);
        Expect(
            () =>
            {
                Say("d");
                Say("e");
            },
            count: 5
        );
    }

    public void Fails_when_it_must()
    {
        var failure = Throws<InvalidOperationException>(() =>
            Fail<int>(new InvalidOperationException("x"))
        );

        Console.Out.Write(failure.Message + nameof(Fail));
    }

    private void Say(string text)
    {
        _said.Add(text);
        return;
    }

    private void Expect(Action act, int count)
    {
        act();
        if (_said.Count != count)
        {
            throw new InvalidOperationException();
        }
    }

    private static T Fail<T>(Exception exception) =>
        throw new InvalidOperationException("", exception);

    private static T Throws<T>(Action act)
        where T : Exception
    {
        try
        {
            act();
        }
        catch (T expected)
        {
            return expected;
        }

        throw new InvalidOperationException();
    }
}
