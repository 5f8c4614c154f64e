using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the packing of the weights into the orders that the kernels read.</summary>
internal static class PackingWriter
{
    public static void Write(Plan plan, CodeWriter code)
    {
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal static class Packing"))
        {
            WriteMethod("Forward", plan.Forward, code);
            code.Line();
            WriteMethod("Backward", plan.Backward, code);
        }
    }

    private static void WriteMethod(string name, Packing packing, CodeWriter code)
    {
        using (code.Method($"internal static void {name}(ref float parameters, ref float packed)"))
        {
            foreach (PackedTensor tensor in packing.Tensors)
            {
                string source = Isa.Move("parameters", CodeWriter.Number(tensor.Source));
                string target = Isa.Move("packed", CodeWriter.Number(tensor.Target));
                code.Line(Invariant($"WeightPacking.{tensor.Order}(ref {source}, ref {target}, {tensor.Taps}, {tensor.Channels}, {tensor.Filters});"));
            }
        }
    }
}
