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
            if (plan.Folded == plan.Forward)
                return;
            code.Line();
            WriteMethod("Folded", plan.Folded, code);
        }
    }

    private static void WriteMethod(string name, Packing packing, CodeWriter code)
    {
        using (code.Method($"internal static void {name}(ref float parameters, ref float packed)"))
        {
            foreach (PackedTensor tensor in packing.Tensors)
            {
                string target = Isa.Move("packed", CodeWriter.Number(tensor.Target));
                if (tensor.Order == PackedOrder.Factors)
                {
                    code.Line($"NormFolding.Factors({Folding(tensor)}, ref {target}, {CodeWriter.Number(tensor.Filters)});");
                    continue;
                }

                string source = Isa.Move("parameters", CodeWriter.Number(tensor.Source));
                int channels = tensor.Channels / tensor.Groups;
                if (tensor.Fold is { } fold)
                    source = Through(packing.Length, to => code.Line(Invariant(
                        $"NormFolding.Weights(ref {source}, ref {At(fold.Scale)}, ref {At(fold.Variance)}, {CodeWriter.Number(fold.Epsilon)}, ref {to}, {tensor.Taps * channels}, {tensor.Filters});")));
                if (tensor.Groups > 1)
                    source = Through(packing.SpreadOffset, to => code.Line(Invariant(
                        $"WeightPacking.SpreadGroups(ref {source}, ref {to}, {tensor.Taps}, {tensor.Channels}, {tensor.Filters}, {tensor.Groups});")));
                string sizes = tensor.Filter is { } filter ? Invariant($"{filter.Kernel}, {filter.Stride}, {filter.Span}") : CodeWriter.Number(tensor.Taps);
                code.Line(Invariant($"WeightPacking.{tensor.Order}(ref {source}, ref {target}, {sizes}, {tensor.Channels}, {tensor.Filters});"));
            }
        }
    }

    /// <summary>Writes weights to memory behind the packed ones, from where they are read again.</summary>
    private static string Through(int offset, Action<string> write)
    {
        string place = Isa.Move("packed", CodeWriter.Number(offset));
        write(place);
        return place;
    }

    private static string Folding(PackedTensor tensor)
    {
        Folding fold = tensor.Fold!;
        string bias = fold.Bias is { } offset ? "ref " + At(offset) : "ref Unsafe.NullRef<float>()";
        return $"ref {At(fold.Scale)}, ref {At(fold.Shift)}, ref {At(fold.Mean)}, ref {At(fold.Variance)}, {bias}, {CodeWriter.Number(fold.Epsilon)}";
    }

    private static string At(int offset) => Isa.Move("parameters", CodeWriter.Number(offset));
}
