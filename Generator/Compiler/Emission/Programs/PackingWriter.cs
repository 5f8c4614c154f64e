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
                if (tensor.Fold is { } fold)
                {
                    // To memory behind the packed weights, from where they are read again.
                    string folded = Isa.Move("packed", CodeWriter.Number(packing.Length));
                    string factors = $"ref {At(fold.Scale)}, {OptionalAt(fold.Variance)}, {CodeWriter.Number(fold.Epsilon)}";
                    string extents = Invariant($"{tensor.Taps * tensor.Channels}, {tensor.Filters}");
                    code.Line(fold.Channels == 0
                        ? $"NormFolding.Weights(ref {source}, {factors}, ref {folded}, {extents});"
                        : Invariant($"NormFolding.TransposedWeights(ref {source}, {factors}, ref {folded}, {extents}, ")
                            + Invariant($"{fold.Channels}, {tensor.Groups});"));
                    source = folded;
                }

                string sizes = tensor.Variant is { } variant ? Invariant($"{variant.Kernel}, {variant.Stride}, {variant.InputTile}")
                    : tensor.Steps is { } steps ? Invariant($"{steps.Height}, {steps.Width}, {steps.StepY}, {steps.StepX}")
                    : CodeWriter.Number(tensor.Taps);
                string groups = tensor.Groups == 1 ? "" : Invariant($", {tensor.Groups}");
                string counts = Invariant($"{tensor.Channels}, {tensor.Filters}{groups}");
                code.Line(Invariant($"WeightPacking.{tensor.Order}(ref {source}, ref {target}, {sizes}, {counts});"));
            }
        }
    }

    private static string Folding(PackedTensor tensor)
    {
        Folding fold = tensor.Fold!;
        string statistics = $"{OptionalAt(fold.Mean)}, {OptionalAt(fold.Variance)}";
        return $"ref {At(fold.Scale)}, ref {At(fold.Shift)}, {statistics}, {OptionalAt(fold.Bias)}, {CodeWriter.Number(fold.Epsilon)}";
    }

    private static string OptionalAt(int? offset) => offset is { } place ? "ref " + At(place) : "ref Unsafe.NullRef<float>()";

    private static string At(int offset) => Isa.Move("parameters", CodeWriter.Number(offset));
}
