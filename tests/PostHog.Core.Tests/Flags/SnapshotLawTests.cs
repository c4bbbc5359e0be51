using FsCheck;
using FsCheck.Fluent;
using PostHog.Flags;
using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Flags.Tracking;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags;

/// <summary>
/// For any response and any order of reads: nothing throws, repeated reads return the same, and each distinct read is
/// captured once.
/// </summary>
internal sealed class SnapshotLawTests
{
    private const int Readers = 4;

    private static readonly string[] Keys = ["a", "b", "c", "nowhere", "", null!];

    private static readonly Gen<string> Documents =
        from flags in (
            from key in Gen.Elements(Keys.Take(3).ToArray())
            from record in Gen.Elements(
                """{"enabled":true}""",
                """{"enabled":false,"variant":null}""",
                """{"enabled":true,"variant":"wide","metadata":{"payload":"[1]","has_experiment":false}}""",
                """{"enabled":true,"variant":"slim","metadata":{"payload":"{"}}""",
                """{"value":3}""",
                """{"enabled":"yes"}""",
                """{"enabled":true,"failed":true}""",
                "null",
                "[]"
            )
            select $"\"{key}\":{record}"
        ).ListOf()
        from tail in Gen.Elements(
            "}}",
            """},"errorsWhileComputingFlags":true}""",
            """},"quotaLimited":["feature_flags"]}""",
            """},"minimalFlagCalledEvents":true,"requestId":7}""",
            ""
        )
        select $"{{\"flags\":{{{string.Join(",", flags)}{tail}";

    private static readonly Gen<(
        string[] Documents,
        (int Snapshot, int Key, int Way)[] Reads
    )> Plays =
        from documents in Documents.ArrayOf(3)
        from reads in (
            from snapshot in Gen.Choose(0, 2)
            from key in Gen.Choose(0, Keys.Length - 1)
            from way in Gen.Choose(0, 6)
            select (snapshot, key, way)
        ).ArrayOf(20)
        select (documents, reads);

    [Test]
    public void Captures_each_read_once_in_any_order() =>
        Law.Holds(
            Plays,
            play =>
            {
                var (snapshots, events) = Evaluate(play.Documents);
                foreach (var read in play.Reads)
                {
                    Read(snapshots[read.Snapshot], Keys[read.Key], read.Way);
                }

                Check(snapshots, play.Reads, events);
            }
        );

    [Test]
    public void Captures_each_read_once_from_many_threads() =>
        Law.HoldsInPlay(
            Plays,
            play =>
            {
                var (snapshots, events) = Evaluate(play.Documents);
                var faults = new List<Exception>();
                var threads = Enumerable
                    .Range(0, Readers)
                    .Select(number => new Thread(() =>
                    {
                        try
                        {
                            foreach (var read in play.Reads.Skip(number).Concat(play.Reads))
                            {
                                Read(snapshots[read.Snapshot], Keys[read.Key], read.Way);
                            }
                        }
                        catch (Exception fault)
                        {
                            lock (faults)
                            {
                                faults.Add(fault);
                            }
                        }
                    }))
                    .ToList();

                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());

                Assert.That(faults, Is.Empty);
                Check(snapshots, play.Reads, events);
            }
        );

    private static (FeatureFlagEvaluations[] Snapshots, List<PostHogEvent> Events) Evaluate(
        string[] documents
    )
    {
        var events = new List<PostHogEvent>();
        var tracker = new FlagCalledTracker(
            1_000,
            () => true,
            made =>
            {
                lock (events)
                {
                    events.Add(made);
                }

                return EnqueueResult.Accepted(Guid.Empty);
            }
        );
        var snapshots = documents.Select(
            (document, number) =>
            {
                var subject = new FlagSubject("user-42")
                {
                    Groups = new Dictionary<string, string> { ["company"] = $"{number / 2}" },
                };
                var pass = EvaluationPlan.Begin(
                    NoFlagDefinitions.Instance,
                    subject,
                    keys: null,
                    isForced: false,
                    leavesGroupsToServer: false
                );
                var answer = FlagsAnswerReader.Read(A.Answer(200, document));
                return pass.Finish(
                    EvaluationMetadata.Of(subject) with
                    {
                        Tracker = tracker,
                    },
                    answer
                );
            }
        );
        return (snapshots.ToArray(), events);
    }

    private static void Read(FeatureFlagEvaluations flags, string key, int way)
    {
        var before = flags.Find(key);
        switch (way)
        {
            case 0:
                Assert.That(
                    flags.IsEnabled(key, defaultValue: true),
                    Is.EqualTo(before?.IsEnabled ?? true)
                );
                break;
            case 1:
                Assert.That(flags.GetFlag(key), Is.SameAs(before));
                break;
            case 2:
                Assert.That(flags.GetPayload(key, fallback: "none"), Is.Not.Empty);
                break;
            case 3:
                Assert.That(flags.Only(key).Keys, Has.Count.LessThan(2));
                break;
            case 4:
                Assert.That(flags.OnlyAccessed().Keys, Is.SubsetOf(flags.Keys));
                break;
            case 5:
                Assert.That(flags.OnlyAccessed().IsEnabled("nowhere"), Is.False);
                break;
            default:
                Assert.That(flags.EventProperties, Is.Not.Null);
                break;
        }
    }

    private static void Check(
        FeatureFlagEvaluations[] snapshots,
        (int Snapshot, int Key, int Way)[] reads,
        List<PostHogEvent> events
    )
    {
        var expected = reads
            .Where(read => read.Way < 2 && !string.IsNullOrEmpty(Keys[read.Key]))
            .Select(read =>
                (
                    Keys[read.Key],
                    snapshots[read.Snapshot].Find(Keys[read.Key])?.Value,
                    $"{read.Snapshot / 2}"
                )
            )
            .Distinct();
        var told = events.Select(made =>
            ((string)made["$feature_flag"]!, made["$feature_flag_response"], made.Groups["company"])
        );
        Assert.That(told, Is.EquivalentTo(expected));
    }
}
