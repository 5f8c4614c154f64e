using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Unroll.Operations.Tests;

/// <summary>What the runtime's compiler counts of a method before it decides to optimize it.</summary>
internal sealed record MethodSize(string Name, int Bytes, int Instructions, int Blocks, int Locals, int LocalReferences)
{
    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>All methods of an assembly that have a body.</summary>
    public static List<MethodSize> Read(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        MetadataReader metadata = pe.GetMetadataReader();
        var sizes = new List<MethodSize>();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
            string name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}";
            sizes.Add(Measure(name, pe.GetMethodBody(method.RelativeVirtualAddress), Variables(metadata, pe, method)));
        }
        return sizes;
    }

    private static MethodSize Measure(string name, MethodBodyBlock body, int variables)
    {
        byte[] code = body.GetILBytes() ?? [];
        (int instructions, int references) = (0, 0);
        var leaders = new HashSet<int> { 0 };
        for (int at = 0; at < code.Length; instructions++)
        {
            int value = code[at] == 0xFE ? 0xFE00 | code[at + 1] : code[at];
            OpCode opCode = OpCodes[value];
            int operand = at + opCode.Size;
            int length = OperandLength(opCode, code, operand);
            int next = operand + length;
            if (IsVariable(opCode.Name!))
                references++;
            if (opCode.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget)
                leaders.Add(next + (length == 1 ? (sbyte)code[operand] : BitConverter.ToInt32(code, operand)));
            if (opCode.OperandType == OperandType.InlineSwitch)
                for (int target = operand + 4; target < next; target += 4)
                    leaders.Add(next + BitConverter.ToInt32(code, target));
            if (opCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
                leaders.Add(next);
            at = next;
        }
        leaders.Remove(code.Length);
        return new MethodSize(name, code.Length, instructions, leaders.Count, variables, references);
    }

    /// <summary>Locals and arguments, which count alike.</summary>
    private static int Variables(MetadataReader metadata, PEReader pe, MethodDefinition method)
    {
        BlobReader signature = metadata.GetBlobReader(method.Signature);
        bool isInstance = signature.ReadSignatureHeader().IsInstance;
        int variables = signature.ReadCompressedInteger() + (isInstance ? 1 : 0);
        MethodBodyBlock body = pe.GetMethodBody(method.RelativeVirtualAddress);
        if (body.LocalSignature.IsNil)
            return variables;
        BlobReader locals = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        locals.ReadSignatureHeader();
        return variables + locals.ReadCompressedInteger();
    }

    private static bool IsVariable(string name) =>
        name.StartsWith("ldloc", StringComparison.Ordinal) || name.StartsWith("stloc", StringComparison.Ordinal)
        || name.StartsWith("ldarg", StringComparison.Ordinal) || name.StartsWith("starg", StringComparison.Ordinal);

    private static int OperandLength(OpCode opCode, byte[] code, int operand) => opCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, operand)),
        _ => 4,
    };
}
