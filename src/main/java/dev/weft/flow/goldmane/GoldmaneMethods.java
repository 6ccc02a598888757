package dev.weft.flow.goldmane;

import com.google.protobuf.Message;
import dev.weft.flow.wire.goldmane.FilterHintsRequest;
import dev.weft.flow.wire.goldmane.FilterHintsResult;
import dev.weft.flow.wire.goldmane.FlowListRequest;
import dev.weft.flow.wire.goldmane.FlowListResult;
import dev.weft.flow.wire.goldmane.FlowResult;
import dev.weft.flow.wire.goldmane.FlowStreamRequest;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/// The calls of Goldmane that Weft makes; they only read.
final class GoldmaneMethods {
    private static final String FLOWS = "goldmane.Flows";

    static final MethodDescriptor<FlowListRequest, FlowListResult> LIST = method(
            MethodType.UNARY, "List", FlowListRequest.getDefaultInstance(), FlowListResult.getDefaultInstance());

    static final MethodDescriptor<FlowStreamRequest, FlowResult> STREAM = method(
            MethodType.SERVER_STREAMING, "Stream",
            FlowStreamRequest.getDefaultInstance(), FlowResult.getDefaultInstance());

    static final MethodDescriptor<FilterHintsRequest, FilterHintsResult> HINTS = method(
            MethodType.UNARY, "FilterHints",
            FilterHintsRequest.getDefaultInstance(), FilterHintsResult.getDefaultInstance());

    private GoldmaneMethods() {}

    private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
            MethodType type, String name, Q request, A answer) {
        return MethodDescriptor.<Q, A>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(FLOWS, name))
                .setRequestMarshaller(ProtoUtils.marshaller(request))
                .setResponseMarshaller(ProtoUtils.marshaller(answer))
                .build();
    }
}
