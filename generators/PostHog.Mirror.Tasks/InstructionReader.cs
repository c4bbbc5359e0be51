using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PostHog.Mirror.Tasks;

/// <summary>Finds the members that the instructions of a method call, create or make delegates of.</summary>
internal static class InstructionReader
{
    private const int Prefix = 0xFE;
    private const int LongSwitch = 0x45;

    private static readonly HashSet<int> Calls = [0x28, 0x6F, 0x73, 0xFE06, 0xFE07];

    /// <summary>The members, and where in the method they are used.</summary>
    public static IEnumerable<(int Offset, EntityHandle Member)> Members(ImmutableArray<byte> code)
    {
        var position = 0;
        while (position < code.Length)
        {
            var start = position;
            int operation = code[position++];
            if (operation == Prefix)
            {
                operation = (Prefix << 8) | code[position++];
            }

            if (Calls.Contains(operation))
            {
                yield return (start, MetadataTokens.EntityHandle(Number(code, position)));
            }

            position +=
                operation == LongSwitch ? 4 + (4 * Number(code, position)) : OperandSize(operation);
        }
    }

    private static int Number(ImmutableArray<byte> code, int position) =>
        code[position]
        | (code[position + 1] << 8)
        | (code[position + 2] << 16)
        | (code[position + 3] << 24);

    /// <summary>By the tables of ECMA-335, partition III.</summary>
    private static int OperandSize(int operation) =>
        operation switch
        {
            // A short variable, a short number, a short branch, an alignment, checks that are left out.
            (>= 0x0E and <= 0x13) or 0x1F or (>= 0x2B and <= 0x37) or 0xDE or 0xFE12 or 0xFE19 => 1,
            // A variable.
            >= 0xFE09 and <= 0xFE0E => 2,
            // A large number.
            0x21 or 0x23 => 8,
            // A number, a branch, or whatever metadata describes.
            0x20
            or 0x22
            or (>= 0x27 and <= 0x29)
            or (>= 0x38 and <= 0x44)
            or (>= 0x6F and <= 0x75)
            or 0x79
            or (>= 0x7B and <= 0x81)
            or 0x8C
            or 0x8D
            or 0x8F
            or (>= 0xA3 and <= 0xA5)
            or 0xC2
            or 0xC6
            or 0xD0
            or 0xDD
            or 0xFE06
            or 0xFE07
            or 0xFE15
            or 0xFE16
            or 0xFE1C => 4,
            _ => 0,
        };
}
