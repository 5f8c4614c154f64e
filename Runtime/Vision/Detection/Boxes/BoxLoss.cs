namespace Unroll.Vision;

/// <summary>A loss of two boxes, which is 0 where they are the same.</summary>
public enum BoxLoss
{
    /// <summary>1 - generalized IoU, from 0 to 2: torchvision.ops.generalized_box_iou_loss.</summary>
    GeneralizedIoU,

    /// <summary>1 - distance IoU, from 0 to 2: torchvision.ops.distance_box_iou_loss.</summary>
    DistanceIoU,

    /// <summary>1 - complete IoU: torchvision.ops.complete_box_iou_loss.</summary>
    CompleteIoU,
}
