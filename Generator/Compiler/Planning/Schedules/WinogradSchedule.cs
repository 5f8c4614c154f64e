namespace Unroll.Generator.Planning;

/// <summary>How a convolution by Winograd's filtering goes over its tiles.</summary>
/// <param name="Parts">The tiles in parts that are under way together.</param>
/// <param name="BlocksAtOnce">The least number of blocks of filters that are whole tiles of every product: threads share by so
/// many.</param>
internal sealed record WinogradSchedule(IReadOnlyList<Segment> Parts, int BlocksAtOnce)
{
    public static WinogradSchedule Of(WinogradConvolutionKernel kernel, RegisterFile registers)
    {
        int all = 1;
        foreach (GemmKernel product in kernel.Parts.OfType<GemmKernel>())
        {
            int blocks = product.ScheduleFor(registers).BlocksAtOnce;
            while (all % blocks != 0)
                all++;
        }

        return new(Segment.Split(kernel.Tiling.Tiles, kernel.TilesAtOnce), all);
    }
}
