namespace Unroll.Vision.Tests;

/// <summary>Boxes drawn at random.</summary>
internal static class DrawnBoxes
{
    /// <summary>Boxes of many sizes in a picture of 100 x 100; on a grid of whole pixels some are the same, touch or have area
    /// 0.</summary>
    public static Box[] Some(Random random, int count, bool onGrid = false)
    {
        var boxes = new Box[count];
        foreach (ref Box box in boxes.AsSpan())
        {
            double width = Math.Pow(80, random.NextDouble()) - 1, height = Math.Pow(80, random.NextDouble()) - 1;
            double left = random.NextDouble() * (100 - width), top = random.NextDouble() * (100 - height);
            if (onGrid)
                (left, top, width, height) = (Math.Floor(left), Math.Floor(top), Math.Floor(width / 8) * 4, Math.Floor(height / 8) * 4);
            box = Box.FromCorner((float)left, (float)top, (float)width, (float)height);
        }

        return boxes;
    }

    /// <summary>Intersection over union from its definition, in double precision.</summary>
    public static double IoU(Box a, Box b)
    {
        double width = Math.Min(a.Right, (double)b.Right) - Math.Max(a.Left, (double)b.Left);
        double height = Math.Min(a.Bottom, (double)b.Bottom) - Math.Max(a.Top, (double)b.Top);
        if (width <= 0 || height <= 0)
            return 0;
        double first = ((double)a.Right - a.Left) * ((double)a.Bottom - a.Top);
        double second = ((double)b.Right - b.Left) * ((double)b.Bottom - b.Top);
        return width * height / (first + second - (width * height));
    }
}
