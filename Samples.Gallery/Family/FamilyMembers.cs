using Samples.Classic;
using Samples.LeNet;

namespace Samples.Family;

/// <summary>The networks that are compared, one a line.</summary>
internal static class FamilyMembers
{
    public static IReadOnlyList<IFamilyMember> All { get; } =
    [
        new FamilyMember<LeNet5>("lenet", "LeNet-5", 0.05f, seed => new(seed)),
        new FamilyMember<FashionResNet>("resnet", "small ResNet", 0.1f, seed => new(seed)),
        new FamilyMember<FashionInception>("inception", "small Inception", 0.1f, seed => new(seed)),
        new FamilyMember<FashionMobileNet>("mobilenet", "small MobileNetV2", 0.1f, seed => new(seed)),
    ];

    /// <summary>The names of all, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(member => member.Name));

    /// <summary>The member of this name, or null.</summary>
    public static IFamilyMember? Find(string name) =>
        All.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
}
