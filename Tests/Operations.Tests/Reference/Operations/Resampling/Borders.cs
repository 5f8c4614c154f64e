namespace Unroll.Operations.Tests.Reference.Resampling;

/// <summary>Rows and columns around the input: zeros, its mirror image, or its border. Exact.</summary>
internal sealed class Pad(int top, int bottom, int left, int right, PadMode mode = PadMode.Zero) : Resampling
{
    public Pad(int all, PadMode mode = PadMode.Zero)
        : this(all, all, all, all, mode)
    {
    }

    public override IEnumerable<string> Arguments =>
        [.. Border.Print(top, bottom, left, right), .. mode == PadMode.Zero ? Array.Empty<string>() : [$"Mode = PadMode.{mode}"]];

    protected override (int Input, double Weight)[][] Axis(int length, bool vertical)
    {
        (int before, int after) = vertical ? (top, bottom) : (left, right);
        return [.. Enumerable.Range(-before, before + length + after).Select(Read)];

        (int, double)[] Read(int place)
        {
            if (mode == PadMode.Zero)
                return place < 0 || place >= length ? [] : [(place, 1)];
            if (mode == PadMode.Reflect)
                place = place < 0 ? -place : place >= length ? length - 1 - (place - (length - 1)) : place;
            return [(Math.Clamp(place, 0, length - 1), 1)];
        }
    }
}

/// <summary>The input without some rows and columns at its border. Exact.</summary>
internal sealed class Crop(int top, int bottom, int left, int right) : Resampling
{
    public Crop(int all)
        : this(all, all, all, all)
    {
    }

    public override IEnumerable<string> Arguments => Border.Print(top, bottom, left, right);

    protected override (int Input, double Weight)[][] Axis(int length, bool vertical)
    {
        (int before, int after) = vertical ? (top, bottom) : (left, right);
        return [.. Enumerable.Range(before, length - before - after).Select(place => new[] { (place, 1.0) })];
    }
}

/// <summary>How the four numbers of a border are written: one, two or all.</summary>
internal static class Border
{
    public static IEnumerable<string> Print(int top, int bottom, int left, int right)
    {
        int[] numbers = top == bottom && left == right ? top == left ? [top] : [top, left] : [top, bottom, left, right];
        return numbers.Select(number => Spelling.Of(number));
    }
}
