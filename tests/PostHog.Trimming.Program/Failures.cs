using System.Runtime.CompilerServices;

namespace PostHog.Trimming.Program;

/// <summary>Throws exceptions through every kind of method, and reports them.</summary>
internal static class Failures
{
    private const MethodImplOptions Apart = MethodImplOptions.NoInlining;

    public static async Task SendAsync(ISender sender)
    {
        try
        {
            await OuterAsync(5);
        }
        catch (Exception error)
        {
            await sender.CaptureExceptionAsync(error);
        }

        await sender.CaptureExceptionAsync(new InvalidOperationException("never thrown"));
    }

    [MethodImpl(Apart)]
    private static async Task OuterAsync(int count)
    {
        await Task.Yield();
        await InnerAsync<string>([count]);
    }

    [MethodImpl(Apart)]
    private static async Task InnerAsync<T>(List<int> counts)
    {
        await Task.Yield();
        try
        {
            Generic<int, T>(counts);
        }
        catch (FormatException fault)
        {
            throw new InvalidOperationException("outer", fault);
        }
    }

    [MethodImpl(Apart)]
    private static void Generic<TKey, TValue>(List<TKey> keys)
    {
        Local();

        [MethodImpl(Apart)]
        void Local()
        {
            Action thrown = [MethodImpl(Apart)] () => new Box<TKey>.Lid(keys.Count).Open();
            thrown();
        }
    }
}
