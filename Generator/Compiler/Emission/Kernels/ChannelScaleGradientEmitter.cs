using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="ChannelScaleGradientKernel"/>.</summary>
internal sealed class ChannelScaleGradientEmitter : KernelEmitter<ChannelScaleGradientKernel>
{
    protected override void WriteBody(ChannelScaleGradientKernel kernel, Isa isa, CodeWriter code)
    {
        if (!kernel.IsLearned)
            code.Line("const int count = 1;");
        if (kernel.Geometry.Kind == LayoutKind.Nchw)
            WritePlanar(kernel, isa, code);
        else
            WritePadded(kernel, isa, code);
    }

    private static void WritePadded(ChannelScaleGradientKernel kernel, Isa isa, CodeWriter code)
    {
        PixelBlockSchedule blocks = kernel.ScheduleFor(isa.Registers).PixelBlocks;
        NormCode.Groups(kernel.Geometry.Padded, isa, code, group =>
        {
            string[] numbers = [.. group.Vectors.Select(CodeWriter.Number)];
            foreach (string vector in numbers)
                Declare(kernel, vector, code);
            new PixelBlocks(blocks, code).Write(Begin, Pixels, _ => End());
            foreach (int vector in group.Vectors)
            {
                Store("factorGradients", WideSum.Rounded($"product{numbers[vector]}Wide"), vector);
                if (kernel.Shifts)
                    Store("termGradients", WideSum.Rounded($"sum{numbers[vector]}Wide"), vector);
            }

            void Begin()
            {
                foreach (string vector in numbers)
                    BeginSums(kernel, vector, isa, code);
            }

            void Pixels(BlockPixels pixels)
            {
                code.Line($"ref float x = ref {Isa.Move("input", Sum(group.Lane, pixels.Place(kernel.Input)))};");
                code.Line($"ref float dy = ref {Isa.Move("outputGradient", Sum(group.Lane, pixels.Place(kernel.Gradient)))};");
                foreach (int vector in group.Vectors)
                    AddTo(kernel, numbers[vector], isa.Load("x", vector * isa.Lanes), isa.Load("dy", vector * isa.Lanes), isa, code);
            }

            void End()
            {
                foreach (string vector in numbers)
                    EndSums(kernel, vector, code);
            }

            void Store(string operand, string sum, int vector)
            {
                string value = kernel.Accumulate ? $"({group.Load(operand, 0, vector)} + {sum})" : sum;
                code.Line($"{value}.StoreUnsafe(ref {group.Place(operand, 0, vector)});");
            }
        });
    }

    /// <summary>Row by row; what a vector reaches behind a row is zero in the gradient and adds nothing.</summary>
    private static void WritePlanar(ChannelScaleGradientKernel kernel, Isa isa, CodeWriter code)
    {
        ChannelGeometry geometry = kernel.Geometry;
        using (code.Loop("channel", geometry.Channels))
        {
            Declare(kernel, "", code);
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            using (code.Loop("row", geometry.Rows))
            {
                code.Line($"ref float x = ref {Row("input", kernel.Input)};");
                code.Line($"ref float dy = ref {Row("outputGradient", kernel.Gradient)};");
                foreach (Segment part in kernel.ScheduleFor(isa.Registers).RowVectors)
                {
                    using (code.Loop("part", part.Count))
                    {
                        BeginSums(kernel, "", isa, code);
                        using (code.Loop("vector", part.Tile))
                        {
                            string place = Sum(
                                Term("part", part.Count, part.Tile * isa.Lanes),
                                Term("vector", part.Tile, isa.Lanes),
                                CodeWriter.Number(part.Start * isa.Lanes));
                            (string x, string dy) = ($"LoadUnsafe(ref {Isa.Move("x", place)})", $"LoadUnsafe(ref {Isa.Move("dy", place)})");
                            AddTo(kernel, "", x, dy, isa, code);
                        }

                        EndSums(kernel, "", code);
                    }
                }
            }

            Store("factorGradients", "product");
            if (kernel.Shifts)
                Store("termGradients", "sum");
        }

        string Row(string operand, Strides strides) =>
            ChannelScaleEmitter.Row(operand, geometry, strides, strides.Sample == 0 ? "0" : Invariant($"sample * {strides.Sample}"));

        void Store(string operand, string sum)
        {
            string place = Isa.Move(operand, Term("channel", geometry.Channels, 1));
            code.Line($"{place} {(kernel.Accumulate ? "+=" : "=")} (float)Sum({sum}WideLow + {sum}WideHigh);");
        }
    }

    private static void Declare(ChannelScaleGradientKernel kernel, string vector, CodeWriter code)
    {
        WideSum.Declare($"product{vector}Wide", code);
        if (kernel.Shifts)
            WideSum.Declare($"sum{vector}Wide", code);
    }

    private static void BeginSums(ChannelScaleGradientKernel kernel, string vector, Isa isa, CodeWriter code)
    {
        code.Line($"var product{vector} = {isa.Zero};");
        if (kernel.Shifts)
            code.Line($"var sum{vector} = {isa.Zero};");
    }

    private static void AddTo(ChannelScaleGradientKernel kernel, string vector, string x, string dy, Isa isa, CodeWriter code)
    {
        code.Line($"var g{vector} = {dy};");
        code.Line($"product{vector} = {isa.MultiplyAdd("g" + vector, x, "product" + vector)};");
        if (kernel.Shifts)
            code.Line($"sum{vector} += g{vector};");
    }

    private static void EndSums(ChannelScaleGradientKernel kernel, string vector, CodeWriter code)
    {
        WideSum.Add($"product{vector}Wide", $"product{vector}", code);
        if (kernel.Shifts)
            WideSum.Add($"sum{vector}Wide", $"sum{vector}", code);
    }
}
