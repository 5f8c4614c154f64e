using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="ClearBorderKernel"/>.</summary>
internal sealed class ClearBorderEmitter : KernelEmitter<ClearBorderKernel>
{
    protected override bool IsLeaf => false;

    protected override void WriteBody(ClearBorderKernel kernel, Isa isa, CodeWriter code)
    {
        Clear("0", kernel.First);
        int first = kernel.First + kernel.Length, gap = kernel.Stride - kernel.Length, between = kernel.Rows - 1;
        if (gap > 0)
            using (code.Loop("row", between, declares: false))
                if (between > 0)
                    Clear(Address.Sum(Address.Term("row", between, kernel.Stride), CodeWriter.Number(first)), gap);
        int last = first + between * kernel.Stride;
        Clear(CodeWriter.Number(last), kernel.Size - last);

        void Clear(string offset, int length)
        {
            if (length > 0)
                code.Line(Invariant($"MemoryMarshal.CreateSpan(ref {Isa.Move("buffer", offset)}, {length}).Clear();"));
        }
    }
}
