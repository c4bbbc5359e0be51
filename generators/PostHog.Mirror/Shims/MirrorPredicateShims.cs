using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

// Sequences that are asked by functions: those are given the token.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorPredicateShims
{
    public static bool Any<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).Any(item => predicate(item, cancellationToken));

    public static bool All<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).All(item => predicate(item, cancellationToken));

    public static int Count<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).Count(item => predicate(item, cancellationToken));

    public static long LongCount<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).LongCount(item => predicate(item, cancellationToken));

    public static TSource First<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).First(item => predicate(item, cancellationToken));

    public static TSource? FirstOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) =>
        items
            .AskingFor(cancellationToken)
            .FirstOrDefault(item => predicate(item, cancellationToken));

    public static TSource Last<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).Last(item => predicate(item, cancellationToken));

    public static TSource? LastOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) =>
        items
            .AskingFor(cancellationToken)
            .LastOrDefault(item => predicate(item, cancellationToken));

    public static TSource Single<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) => items.AskingFor(cancellationToken).Single(item => predicate(item, cancellationToken));

    public static TSource? SingleOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, bool> predicate,
        CancellationToken cancellationToken = default
    ) =>
        items
            .AskingFor(cancellationToken)
            .SingleOrDefault(item => predicate(item, cancellationToken));

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, TKey> keySelector,
        IEqualityComparer<TKey>? comparer = null,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull =>
        items
            .AskingFor(cancellationToken)
            .ToDictionary(item => keySelector(item, cancellationToken), comparer);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(
        this IEnumerable<TSource> items,
        Func<TSource, CancellationToken, TKey> keySelector,
        Func<TSource, CancellationToken, TElement> elementSelector,
        IEqualityComparer<TKey>? comparer = null,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull =>
        items
            .AskingFor(cancellationToken)
            .ToDictionary(
                item => keySelector(item, cancellationToken),
                item => elementSelector(item, cancellationToken),
                comparer
            );

    public static TAccumulate Aggregate<TSource, TAccumulate>(
        this IEnumerable<TSource> items,
        TAccumulate seed,
        Func<TAccumulate, TSource, CancellationToken, TAccumulate> func,
        CancellationToken cancellationToken = default
    ) =>
        items
            .AskingFor(cancellationToken)
            .Aggregate(seed, (sum, item) => func(sum, item, cancellationToken));

    private static IEnumerable<TSource> AskingFor<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    )
    {
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
