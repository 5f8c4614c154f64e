using System.Runtime.Intrinsics;

namespace Unroll.Vision;

/// <summary>The losses of two boxes and their derivatives, in double precision. A vector is a gradient: left, top, right, bottom.</summary>
internal static class BoxLossFormulas
{
    // torchvision's eps.
    private const double Epsilon = 1e-7;

    /// <summary>A loss of two valid boxes.</summary>
    /// <param name="loss">Which.</param>
    /// <param name="box">The box for which the gradient is.</param>
    /// <param name="target">The other.</param>
    /// <param name="gradient">Gets the gradient.</param>
    public static double Value(BoxLoss loss, Box box, Box target, out Vector256<double> gradient)
    {
        var pair = new PairTerms(box, target);

        // The share of each edge in the edge of the intersection: 1, or 0 where that is the target's, or 1/2 where both are the same.
        Vector256<double> inner = Vector256.Create(
            Share(box.Left, target.Left), Share(box.Top, target.Top), Share(target.Right, box.Right), Share(target.Bottom, box.Bottom));
        Vector256<double> outer = Vector256<double>.One - inner;   // the same in the smallest box around both
        Vector256<double> width = Vector256.Create(-1.0, 0, 1, 0), height = Vector256.Create(0, -1.0, 0, 1);

        double union = pair.Union + Epsilon, iou = pair.Intersection / union;
        Vector256<double> intersectionSlope = pair.Intersection > 0
            ? inner * ((width * pair.CommonHeight) + (height * pair.CommonWidth))
            : Vector256<double>.Zero;
        Vector256<double> unionSlope = (width * pair.Height) + (height * pair.Width) - intersectionSlope;
        Vector256<double> iouSlope = (intersectionSlope - (unionSlope * iou)) / union;

        if (loss == BoxLoss.GeneralizedIoU)
        {
            double around = pair.EnclosingWidth * pair.EnclosingHeight, empty = (around - pair.Union) / (around + Epsilon);
            Vector256<double> aroundSlope = outer * ((width * pair.EnclosingHeight) + (height * pair.EnclosingWidth));
            gradient = ((aroundSlope - unionSlope - (aroundSlope * empty)) / (around + Epsilon)) - iouSlope;
            return 1 - iou + empty;
        }

        double diagonal = pair.SquaredDiagonal + Epsilon, distance = pair.SquaredDistance / diagonal;
        Vector256<double> distanceSlope = Vector256.Create(pair.AcrossX, pair.AcrossY, pair.AcrossX, pair.AcrossY);
        Vector256<double> diagonalSlope = outer * ((width * (2 * pair.EnclosingWidth)) + (height * (2 * pair.EnclosingHeight)));
        gradient = ((distanceSlope - (diagonalSlope * distance)) / diagonal) - iouSlope;
        if (loss == BoxLoss.DistanceIoU)
            return 1 - iou + distance;

        double v = pair.AspectTerm, alpha = v / (1 - iou + v + Epsilon), size = (pair.Width * pair.Width) + (pair.Height * pair.Height);
        if (size > 0)
        {
            double angle = 8 / (Math.PI * Math.PI) * pair.AngleDifference / size;
            gradient += ((width * pair.Height) - (height * pair.Width)) * (alpha * angle);
        }

        return 1 - iou + distance + (alpha * v);
    }

    // Of the greater of two numbers, how much the first one is.
    private static double Share(float first, float second) => first > second ? 1 : first == second ? 0.5 : 0;
}
