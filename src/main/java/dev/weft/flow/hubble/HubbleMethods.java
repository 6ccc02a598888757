package dev.weft.flow.hubble;

import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.wire.observer.GetFlowsRequest;
import dev.weft.flow.wire.observer.ServerStatusRequest;
import dev.weft.flow.wire.observer.ServerStatusResponse;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The calls of Hubble's observer that Weft makes.
final class HubbleMethods {
    private static final String OBSERVER = "observer.Observer";

    static final MethodDescriptor<ServerStatusRequest, ServerStatusResponse> SERVER_STATUS =
            MethodDescriptor.<ServerStatusRequest, ServerStatusResponse>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(OBSERVER, "ServerStatus"))
                    .setRequestMarshaller(ProtoUtils.marshaller(ServerStatusRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(ServerStatusResponse.getDefaultInstance()))
                    .build();

    private HubbleMethods() {}

    /// Answers are decoded on the thread that the call's executor runs on.
    static MethodDescriptor<GetFlowsRequest, HubbleMessage> getFlows(HubbleDecoder decoder) {
        return MethodDescriptor.<GetFlowsRequest, HubbleMessage>newBuilder()
                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(OBSERVER, "GetFlows"))
                .setRequestMarshaller(ProtoUtils.marshaller(GetFlowsRequest.getDefaultInstance()))
                .setResponseMarshaller(new Marshaller(decoder))
                .build();
    }

    private static final class Marshaller implements MethodDescriptor.Marshaller<HubbleMessage> {
        private static final int USUAL_SIZE = 4096;
        private final HubbleDecoder decoder;
        private byte[] buffer = new byte[USUAL_SIZE];

        Marshaller(HubbleDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public InputStream stream(HubbleMessage answer) {
            throw new IllegalStateException("a client has no answer to send: " + answer);
        }

        @Override
        public HubbleMessage parse(InputStream stream) {
            try {
                int size = 0;
                for (int read = 0; read >= 0; size += Math.max(read, 0)) {
                    if (size == buffer.length) {
                        buffer = java.util.Arrays.copyOf(buffer, size * 2);
                    }
                    read = stream.read(buffer, size, buffer.length - size);
                }
                return decoder.decode(buffer, size);
            } catch (IOException garbled) {
                throw new UncheckedIOException(garbled);
            }
        }
    }
}
