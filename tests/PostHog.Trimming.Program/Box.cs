using System.Runtime.CompilerServices;

namespace PostHog.Trimming.Program;

/// <summary>Throws through a nested type, an iterator and a constructor.</summary>
internal sealed class Box<T>
{
    internal sealed class Lid(int count)
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Open()
        {
            foreach (var step in Steps())
            {
                Console.WriteLine(step);
            }
        }

        private IEnumerable<int> Steps()
        {
            yield return new Broken(count).Total;
        }
    }
}
