using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

// Sequences: the token is asked for every item.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorSequenceShims
{
    public static IEnumerable<TSource> WithCancellation<TSource>(
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

    public static IEnumerator<TSource> GetEnumerator<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).GetEnumerator();

    public static List<TSource> ToList<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).ToList();

    public static TSource[] ToArray<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).ToArray();

    public static TSource First<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).First();

    public static TSource First<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).First(predicate);

    public static TSource? FirstOrDefault<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).FirstOrDefault();

    public static TSource? FirstOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).FirstOrDefault(predicate);

    public static TSource Single<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Single();

    public static TSource Single<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Single(predicate);

    public static TSource? SingleOrDefault<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).SingleOrDefault();

    public static TSource? SingleOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).SingleOrDefault(predicate);

    public static TSource Last<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Last();

    public static TSource Last<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Last(predicate);

    public static TSource? LastOrDefault<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).LastOrDefault();

    public static TSource? LastOrDefault<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).LastOrDefault(predicate);

    public static bool Any<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Any();

    public static bool Any<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Any(predicate);

    public static bool All<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).All(predicate);

    public static int Count<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Count();

    public static int Count<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Count(predicate);

    public static long LongCount<TSource>(
        this IEnumerable<TSource> items,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).LongCount();

    public static long LongCount<TSource>(
        this IEnumerable<TSource> items,
        Func<TSource, bool> predicate,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).LongCount(predicate);

    public static TSource ElementAt<TSource>(
        this IEnumerable<TSource> items,
        int index,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).ElementAt(index);

    public static TSource? ElementAtOrDefault<TSource>(
        this IEnumerable<TSource> items,
        int index,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).ElementAtOrDefault(index);

    public static bool Contains<TSource>(
        this IEnumerable<TSource> items,
        TSource value,
        IEqualityComparer<TSource>? comparer,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).Contains(value, comparer);

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(
        this IEnumerable<TSource> items,
        Func<TSource, TKey> keySelector,
        IEqualityComparer<TKey>? comparer,
        CancellationToken cancellationToken
    )
        where TKey : notnull =>
        items.WithCancellation(cancellationToken).ToDictionary(keySelector, comparer);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(
        this IEnumerable<TSource> items,
        Func<TSource, TKey> keySelector,
        Func<TSource, TElement> elementSelector,
        IEqualityComparer<TKey>? comparer,
        CancellationToken cancellationToken
    )
        where TKey : notnull =>
        items
            .WithCancellation(cancellationToken)
            .ToDictionary(keySelector, elementSelector, comparer);

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP2_0_OR_GREATER || NET472_OR_GREATER
    public static HashSet<TSource> ToHashSet<TSource>(
        this IEnumerable<TSource> items,
        IEqualityComparer<TSource>? comparer,
        CancellationToken cancellationToken
    ) => items.WithCancellation(cancellationToken).ToHashSet(comparer);
#endif
}
