using FsCheck;
using FsCheck.Fluent;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>The laws, for code no person would write: by grammar, with strange layout, and broken.</summary>
[TestFixture]
internal sealed class GeneratedCodeTests
{
    private static readonly string[] Corpus =
    [
        .. TortureCase.All.Where(torture => !torture.IsBroken).Select(torture => torture.Text),
    ];

    private static readonly int Cases =
        Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1" ? 2_000 : 50;

    private static readonly Config Seeded = Config
        .QuickThrowOnFailure.WithMaxTest(Cases)
        .WithReplay(20, 21);

    [Test]
    public void Keeps_every_law_for_generated_methods() =>
        Check(seed => new CodeWriter(new Random(seed)).File());

    [Test]
    public void Generated_methods_need_no_refusal() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var text = new CodeWriter(new Random(seed)).File();
                    var refused = Mirrored.Of(text).Diagnostics;
                    return (refused.Count == 0).Label(string.Join("\n", refused) + "\n" + text);
                }
            )
            .Check(Seeded);

    [Test]
    public void Keeps_every_law_whatever_the_layout() =>
        Check(seed =>
        {
            var random = new Random(seed);
            return Layout.Scramble(Corpus[random.Next(Corpus.Length)], random);
        });

    [Test]
    public void Never_throws_for_broken_code() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    var text = Layout.Break(Corpus[random.Next(Corpus.Length)], random);
                    var translation = Mirrored.Of(text);
                    return !Law.KeepsLines(text, translation).Any()
                        && !Law.KeepsPositions(text, translation).Any();
                }
            )
            .Check(Seeded);

    private static void Check(Func<int, string> write) =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var text = write(seed);
                    var broken = Law.Broken(text, Mirrored.Of(text)).ToList();
                    return (broken.Count == 0).Label(string.Join("\n", broken) + "\n" + text);
                }
            )
            .Check(Seeded);
}
