using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PostHog.Conventions.Metadata;

/// <summary>Reads the metadata tokens out of the code of a method.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value, code => code.OperandType);

    public static IEnumerable<EntityHandle> TokensIn(MethodBodyBlock body)
    {
        var handles = new List<EntityHandle>();
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int first = code.ReadByte();
            var operand = Operands[(short)(first == 0xFE ? (first << 8) | code.ReadByte() : first)];
            if (IsToken(operand))
            {
                handles.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            }
            else
            {
                var size = SizeOf(operand, ref code);
                code.Offset += size;
            }
        }

        return handles;
    }

    private static bool IsToken(OperandType operand) =>
        operand
            is OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType
                or OperandType.InlineSig;

    private static int SizeOf(OperandType operand, ref BlobReader code) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget
            or OperandType.ShortInlineI
            or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 * code.ReadInt32(),
            _ => 4,
        };
}
